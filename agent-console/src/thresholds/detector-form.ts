import type { DetectorDescription, Refusal, SignalKind, ThresholdSettings } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { controls } from '../ui/controls.styles.ts';
import { detectorFormStyles } from './detector-form.styles.ts';
import './threshold-field.ts';
import type { ThresholdEdited } from './threshold-field.ts';
import { rangeProblem } from './threshold-units.ts';
import type { SaveOutcome } from './thresholds.ts';

/** Saves a detector's changes. */
export type SaveThresholds = (
  kind: SignalKind,
  changes: Readonly<Record<string, number>>,
  baseVersion: number,
) => Promise<SaveOutcome>;

type Edits = Readonly<Record<string, number | null>>;

/** One detector's thresholds: edited together, saved together, and said so. */
@customElement('attune-detector-form')
export class DetectorForm extends LitElement {
  static override styles = [controls, detectorFormStyles];

  @property({ attribute: false }) description: DetectorDescription | null = null;
  @property({ attribute: false }) settings: ThresholdSettings | null = null;
  @property({ attribute: false }) save: SaveThresholds | null = null;
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  /** What was changed and not saved; the rest follows the server. */
  @state() private edits: Edits = {};
  @state() private outcome: { readonly tone: 'good' | 'problem'; readonly words: string } | null = null;
  @state() private refusal: Refusal | null = null;
  @state() private busy = false;

  private heldOf(name: string): number | null {
    const edited = this.edits[name];
    if (edited !== undefined) return edited;
    return this.description ? (this.settings?.values[this.description.kind][name] ?? null) : null;
  }

  private get changes(): Readonly<Record<string, number | null>> {
    const held = this.description ? this.settings?.values[this.description.kind] : undefined;
    return Object.fromEntries(Object.entries(this.edits).filter(([name, value]) => value !== held?.[name]));
  }

  private problemOf(name: string): string | null {
    const definition = this.description?.thresholds.find((each) => each.name === name);
    if (!definition) return null;
    // `changes.rage-click.minClicks`: the server names the field it declined.
    if (this.refusal?.field?.split('.').at(-1) === name) return besideField(this.refusal);
    return name in this.changes ? rangeProblem(this.heldOf(name), definition) : null;
  }

  private onEdited({ name, value }: ThresholdEdited): void {
    this.edits = { ...this.edits, [name]: value };
    this.outcome = null;
    this.refusal = null;
  }

  private discard(): void {
    this.edits = {};
    this.outcome = null;
    this.refusal = null;
  }

  private async onSave(): Promise<void> {
    const { description, settings, save, changes } = this;
    if (!description || !settings || !save || this.busy) return;
    const numbers = Object.entries(changes).filter(
      (change): change is [string, number] => change[1] !== null,
    );
    this.busy = true;
    const outcome = await save(description.kind, Object.fromEntries(numbers), settings.version);
    this.busy = false;
    if (outcome.saved) {
      this.edits = {};
      this.outcome = {
        tone: 'good',
        words: `Saved as version ${outcome.version}. It holds from the next click on.`,
      };
    } else this.show(outcome.refusal);
  }

  private show(refusal: Refusal): void {
    const isConflict = refusal.code === 'conflict';
    this.refusal = isConflict ? null : refusal;
    const isShownBeside = this.description?.thresholds.some(
      ({ name }) => refusal.field?.split('.').at(-1) === name,
    );
    this.outcome = {
      tone: 'problem',
      words: isConflict
        ? 'Somebody saved other thresholds meanwhile. The page shows theirs now, your changes are still here: look at both, then save again.'
        : isShownBeside
          ? 'Not saved. See the marked line.'
          : refusal.message,
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { description } = this;
    if (!description) return nothing;
    return html`<section aria-labelledby="title" @threshold-edited=${this.onEdited}>
      <h2 id="title">${description.label}</h2>
      <p class="about">${description.explanation}</p>
      <p class="example">Agents read: <q>${sentenceWords(description.example)}</q></p>
      ${description.thresholds.map(
        (definition) =>
          html`<attune-threshold-field
            .definition=${definition}
            .value=${this.heldOf(definition.name)}
            .problem=${this.problemOf(definition.name)}
            ?changed=${definition.name in this.changes}
            ?read-only=${this.readOnly}
          ></attune-threshold-field>`,
      )}
      ${this.readOnly ? nothing : this.renderAct()}
    </section>`;
  }

  private renderAct(): TemplateResult {
    const names = Object.keys(this.changes);
    const isWrong = names.some((name) => this.problemOf(name) !== null);
    return html`<div class="act">
      <p class="outcome" role="status" data-tone=${this.outcome?.tone ?? 'none'}>${this.outcome?.words}</p>
      ${
        names.length > 0
          ? html`<button type="button" class="quiet" @click=${this.discard}>Discard changes</button>`
          : nothing
      }
      <button
        type="button"
        class="primary"
        ?disabled=${this.busy || names.length === 0 || isWrong}
        @click=${this.onSave}
      >
        Save
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-detector-form': DetectorForm;
  }
}

import type {
  ControlHits,
  DetectorDescription,
  Refusal,
  SignalKind,
  SignalPrecision,
  ThresholdDefinition,
  ThresholdSettings,
} from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { besideField } from '../connection/refusal-words.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { detectorFormStyles } from './detector-form.styles.ts';
import './hit-list.ts';
import './precision-mark.ts';
import './threshold-field.ts';
import type { ThresholdEdited } from './threshold-field.ts';
import {
  changedIn,
  emptyTuning,
  heldValue,
  ignoredBy,
  isOn,
  problemIn,
  type TuningDraft,
} from './tuning-draft.ts';

/** A threshold of a detector was set to another value. */
export class KnobTurned extends Event {
  static readonly type = 'knob-turned';
  constructor(
    readonly kind: SignalKind,
    readonly name: string,
    readonly value: number | null,
  ) {
    super(KnobTurned.type, { bubbles: true, composed: true });
  }
}

/** One detector: what it looks for and what agents read of it, its switch; unfolded, every number and where it was found. */
@customElement('attune-detector-form')
export class DetectorForm extends LitElement {
  static override styles = [controls, detectorFormStyles];

  @property({ attribute: false }) description: DetectorDescription | null = null;
  @property({ attribute: false }) settings: ThresholdSettings | null = null;
  @property({ attribute: false }) draft: TuningDraft = emptyTuning;
  @property({ attribute: false }) refusal: Refusal | null = null;
  @property({ attribute: false }) hits: readonly ControlHits[] = [];
  /** Of this kind: over all controls, and of each. */
  @property({ attribute: false }) precision: readonly SignalPrecision[] = [];
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private isOpen = false;

  private turn(name: string, value: number | null): void {
    if (this.description) this.dispatchEvent(new KnobTurned(this.description.kind, name, value));
  }

  private onEdited({ name, value }: ThresholdEdited): void {
    this.turn(name, value);
  }

  private problemOf(definition: ThresholdDefinition): string | null {
    const { description, settings, draft, refusal } = this;
    if (!description || !settings) return null;
    // `changes.rage-click.minClicks`: the server names the field it declined.
    if (refusal?.field?.endsWith(`${description.kind}.${definition.name}`)) return besideField(refusal);
    return problemIn(draft, settings, description.kind, definition);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { description, settings } = this;
    if (!description || !settings) return nothing;
    return html`<section aria-labelledby="title" @threshold-edited=${this.onEdited}>
      ${this.renderHeader(description, settings)}
      ${this.isOpen ? this.renderBody(description, settings) : nothing}
    </section>`;
  }

  private renderHeader(description: DetectorDescription, settings: ThresholdSettings): TemplateResult {
    const { kind, label, weak, example } = description;
    const changed = Object.keys(changedIn(this.draft, settings, kind)).length;
    const isWrong = description.thresholds.some((definition) => this.problemOf(definition) !== null);
    const ofAll = this.precision.find(({ controlKey }) => controlKey === null);
    const on = isOn(this.draft, settings, kind);
    return html`<header>
      <h3>
        <button
          type="button"
          class="open"
          aria-expanded=${this.isOpen}
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          <attune-icon name="chevron-down"></attune-icon>
          <span class="label"
            ><span id="title">${label}</span>${
              weak
                ? html`<span class="tag" title="All hints together add no more than 15">hint</span>`
                : nothing
            }${changed > 0 ? html`<span class="tag changed">${changed} changed</span>` : nothing}${
              isWrong ? html`<span class="tag wrong">cannot be saved</span>` : nothing
            }</span
          >
          <span class="example">${sentenceWords(example)}</span>
        </button>
      </h3>
      <attune-precision-mark .precision=${ofAll ?? null}></attune-precision-mark>
      ${
        this.readOnly
          ? html`<span class="state">${on ? 'on' : 'off'}</span>`
          : html`<attune-switch
              label="Look for ${label}"
              ?checked=${on}
              @switch-turned=${({ checked }: SwitchTurned) => this.turn('enabled', checked ? 1 : 0)}
            ></attune-switch>`
      }
    </header>`;
  }

  private renderBody(
    { kind, explanation, thresholds }: DetectorDescription,
    settings: ThresholdSettings,
  ): TemplateResult {
    // Its switch stands in the header.
    const shown = thresholds.filter(({ name }) => name !== 'enabled');
    return html`<div class="body">
      <p class="about">${explanation}</p>
      ${shown.map(
        (definition) =>
          html`<attune-threshold-field
            .definition=${definition}
            .value=${heldValue(this.draft, settings, kind, definition.name)}
            .saved=${settings.values[kind][definition.name] ?? null}
            .problem=${this.problemOf(definition)}
            ?read-only=${this.readOnly}
          ></attune-threshold-field>`,
      )}
      ${
        this.readOnly
          ? nothing
          : html`<h4>Found lately</h4>
              <attune-hit-list
                .hits=${this.hits}
                .precision=${this.precision}
                .ignored=${ignoredBy(this.draft, settings).controls}
                .now=${this.now}
              ></attune-hit-list>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-detector-form': DetectorForm;
  }
  interface HTMLElementEventMap {
    'knob-turned': KnobTurned;
  }
}

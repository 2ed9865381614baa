import type { EmpathySettings, GlossaryEntry } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { sectionFoot } from './section-foot.ts';
import { SettingsSection } from './settings-section.ts';
import { settingsStyles } from './settings.styles.ts';

/** Words of the house, and what to say to customers instead. */
@customElement('attune-glossary-section')
export class GlossarySection extends SettingsSection<readonly GlossaryEntry[]> {
  static override styles = [controls, settingsStyles];

  protected read({ glossary }: EmpathySettings): readonly GlossaryEntry[] {
    return glossary;
  }

  protected write(entries: readonly GlossaryEntry[]): Partial<EmpathySettings> {
    return { glossary: entries.filter(({ term, plain }) => term.trim() !== '' || plain.trim() !== '') };
  }

  private put(at: number, entry: GlossaryEntry): void {
    this.change((this.value ?? []).map((each, index) => (index === at ? entry : each)));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this;
    if (!value) return nothing;
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title">Words of the house</h2>
        <p class="why">The coach offers the plain words, unless the customer used the term first.</p>
      </div>
      ${value.map((entry, index) => this.renderEntry(entry, index))}
      <div class="acts">
        <button type="button" @click=${() => this.change([...value, { term: '', plain: '' }])}>
          <attune-icon name="plus"></attune-icon>Add a word
        </button>
      </div>
      ${sectionFoot(
        this.isChanged,
        this.refusal,
        () => void this.keep(),
        () => this.takeBack(),
      )}
    </section>`;
  }

  private renderEntry(entry: GlossaryEntry, index: number): TemplateResult {
    const write = (name: keyof GlossaryEntry) => (event: InputEvent) =>
      this.put(index, { ...entry, [name]: (event.target as HTMLInputElement).value });
    return html`<div class="pair">
      <label>We say <input maxlength="60" .value=${live(entry.term)} @input=${write('term')} /></label>
      <label
        >In plain words <input maxlength="120" .value=${live(entry.plain)} @input=${write('plain')}
      /></label>
      <button
        type="button"
        class="quiet icon"
        aria-label="Take off ${entry.term === '' ? 'this word' : entry.term}"
        @click=${() => this.change((this.value ?? []).filter((_, at) => at !== index))}
      >
        <attune-icon name="x"></attune-icon>
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-glossary-section': GlossarySection;
  }
}

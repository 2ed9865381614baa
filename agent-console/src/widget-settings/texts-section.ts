import { directionOf, languages, type Language } from '@attune/texts';
import type { WidgetSettings } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { loadTexts, type OurText } from './load-texts.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';

/** Every text of the chat in one language; what is written over ours is said instead. */
@customElement('attune-texts-section')
export class TextsSection extends SectionElement<'texts'> {
  static override styles = [controls, settingsStyles, sectionStyles];
  protected readonly section = 'texts';
  @state() private language: Language = 'en';
  @state() private ours: readonly OurText[] = [];
  @state() private sought = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.show(this.language);
  }

  private async show(language: Language): Promise<void> {
    this.language = language;
    const ours = await loadTexts(language);
    // Another one may have been chosen meanwhile.
    if (this.language === language) this.ours = ours;
  }

  private say(key: string, words: string): void {
    const { value, language } = this;
    if (!value) return;
    const others = Object.entries(value[language] ?? {}).filter(([each]) => each !== key);
    const own = Object.fromEntries(words === '' ? others : [...others, [key, words]]);
    this.change({ ...value, [language]: own });
  }

  protected override renderSection(value: WidgetSettings['texts']): TemplateResult {
    const own = value[this.language] ?? {};
    const sought = this.sought.toLowerCase();
    const found = this.ours.filter(({ key, words }) =>
      `${words} ${own[key] ?? ''}`.toLowerCase().includes(sought),
    );
    return html`<section aria-labelledby="title">
      <h2 id="title">Words</h2>
      <p class="why">
        Leave a field empty to say what we say. What stands in braces is filled in: keep it where it makes
        sense.
      </p>
      <div class="inline">
        <label class="narrow">
          Language
          <select @change=${(event: Event) => void this.show(typed(event) as Language)}>
            ${languages.map(
              ({ tag, name }) =>
                html`<option value=${tag} lang=${tag} ?selected=${tag === this.language}>${name}</option>`,
            )}
          </select>
        </label>
        <label>
          Find
          <input
            type="search"
            .value=${live(this.sought)}
            @input=${(event: Event) => (this.sought = typed(event))}
          />
        </label>
      </div>
      <p class="why" role="status">
        ${Object.keys(own).length === 0 ? 'Nothing of your own yet.' : `Your own: ${Object.keys(own).length}.`}
        ${sought !== '' && found.length === 0 ? 'No text holds that.' : nothing}
      </p>
      ${found.map(({ key, words }) => this.renderText(key, words, own[key] ?? ''))} ${this.renderFoot()}
    </section>`;
  }

  private renderText(key: string, words: string, own: string): TemplateResult {
    const dir = directionOf(this.language);
    return html`<label>
      <span lang=${this.language} dir=${dir}>${words}</span>
      <input
        lang=${this.language}
        dir=${dir}
        maxlength="400"
        placeholder="as above"
        .value=${live(own)}
        @change=${(event: Event) => this.say(key, typed(event).trim())}
      />
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-texts-section': TextsSection;
  }
}

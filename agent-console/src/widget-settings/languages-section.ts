import { languages, type Language } from '@attune/texts';
import type { WidgetSettings } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';

/** Which language the chat begins with. */
@customElement('attune-languages-section')
export class LanguagesSection extends SectionElement<'languages'> {
  static override styles = [controls, settingsStyles, sectionStyles];
  protected readonly section = 'languages';

  protected override renderSection(value: WidgetSettings['languages']): TemplateResult {
    return html`<section aria-labelledby="title">
      <h2 id="title">Language</h2>
      <div class="grid">
        <label>
          When no other fits
          <select @change=${(event: Event) => this.put({ default: typed(event) as Language })}>
            ${languages.map(
              ({ tag, name }) =>
                html`<option value=${tag} lang=${tag} ?selected=${tag === value.default}>${name}</option>`,
            )}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            .checked=${live(value.auto)}
            @change=${() => this.put({ auto: !value.auto })}
          />
          Speak the language of the page or the visitor’s browser
        </label>
      </div>
      ${this.renderFoot()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-languages-section': LanguagesSection;
  }
}

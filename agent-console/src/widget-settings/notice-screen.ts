import { languages } from '@attune/texts';
import type { WidgetSettings } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';

/** What visitors are told of what the team sees. Every saved text is a version; which one somebody was shown is kept. */
@customElement('attune-notice-screen')
export class NoticeScreen extends SectionElement<'consent'> {
  static override styles = [controls, screenStyles, settingsStyles, sectionStyles];
  protected readonly section = 'consent';

  protected override renderSection({ notice, privacyUrl }: WidgetSettings['consent']): TemplateResult {
    const version = this.answer?.versions.consent ?? 0;
    return html`<div class="page">
      <h1>Notice to visitors</h1>
      <p class="lead">
        Stands in the chat before the first message, with “What they see” behind it. Ours says: “The team sees
        which page you are on and where it did not respond.”
      </p>
      <p class="why">
        ${version === 0 ? 'Ours is shown.' : `Version ${version} is shown. Beside each conversation stands which version its visitor saw.`}
      </p>
      <section aria-labelledby="privacy">
        <h2 id="privacy">Your privacy text</h2>
        <label>
          Address
          <input
            type="url"
            placeholder="https://"
            .value=${live(privacyUrl)}
            @change=${(event: Event) => this.put({ privacyUrl: typed(event).trim() })}
          />
        </label>
      </section>
      <section aria-labelledby="words">
        <h2 id="words">In your words</h2>
        ${languages.map(
          ({ tag, name }) =>
            html`<label>
              <span lang=${tag}>${name}</span>
              <textarea
                lang=${tag}
                dir="auto"
                maxlength="600"
                .value=${live(notice[tag] ?? '')}
                @change=${(event: Event) => {
                  const others = Object.entries(notice).filter(([each]) => each !== tag);
                  const words = typed(event).trim();
                  this.put({ notice: Object.fromEntries(words === '' ? others : [...others, [tag, words]]) });
                }}
              ></textarea>
            </label>`,
        )}
      </section>
      ${this.renderFoot()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-notice-screen': NoticeScreen;
  }
}

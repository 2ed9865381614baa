import type { OfflineForm } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/switch.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';

/** The form that stands in the chat while nobody is there. What is left becomes a conversation in the inbox. */
@customElement('attune-offline-section')
export class OfflineSection extends SectionElement<'offline'> {
  static override styles = [controls, settingsStyles, sectionStyles];
  protected readonly section = 'offline';

  protected override renderSection({ enabled, intro, mailRequired }: OfflineForm): TemplateResult {
    return html`<section aria-labelledby="title">
      <div class="line">
        <span>
          <h2 id="title">When nobody is there</h2>
          <p class="why">
            A message and an address, outside your hours and while nobody is online. It becomes a conversation
            in the inbox.
          </p>
        </span>
        <attune-switch
          label="Take messages when nobody is there"
          ?checked=${enabled}
          @switch-turned=${() => this.put({ enabled: !enabled })}
        ></attune-switch>
      </div>
      <label>
        Words above it
        <input
          maxlength="300"
          placeholder="We read it when we are back, and answer here and by e-mail."
          .value=${live(intro)}
          @input=${(event: Event) => this.put({ intro: typed(event) })}
        />
      </label>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${live(mailRequired)}
          @change=${() => this.put({ mailRequired: !mailRequired })}
        />
        An e-mail address is needed
      </label>
      ${this.renderFoot()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-offline-section': OfflineSection;
  }
}

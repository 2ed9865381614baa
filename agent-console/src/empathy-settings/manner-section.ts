import type { EmpathySettings } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { minorUnits } from '../coach/goodwill-notice.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { sectionFoot } from './section-foot.ts';
import { SettingsSection } from './settings-section.ts';
import { settingsStyles } from './settings.styles.ts';

type Manner = Pick<EmpathySettings, 'goodwill' | 'nameTheUnsaid' | 'arc' | 'timeZone'>;

/** What agents may give, what phrases may name, in which order, and in which time zone. */
@customElement('attune-manner-section')
export class MannerSection extends SettingsSection<Manner> {
  static override styles = [controls, settingsStyles];

  protected read({ goodwill, nameTheUnsaid, arc, timeZone }: EmpathySettings): Manner {
    return { goodwill, nameTheUnsaid, arc, timeZone };
  }

  protected write(manner: Manner): Partial<EmpathySettings> {
    return manner;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this;
    if (!value) return nothing;
    const put = (change: Partial<Manner>): void => this.change({ ...value, ...change });
    return html`<section aria-labelledby="title">
      <h2 id="title">Manner</h2>
      <div class="line">
        <span>
          Phrases may name what was seen on the page
          <p class="why">“I can see that the Pay button did not respond.” Never more than helps.</p>
        </span>
        <attune-switch
          label="Phrases may name what was seen on the page"
          ?checked=${value.nameTheUnsaid}
          @switch-turned=${({ checked }: SwitchTurned) => put({ nameTheUnsaid: checked })}
        ></attune-switch>
      </div>
      <div class="grid">
        <label>
          Suggestions begin
          <select
            @change=${(event: Event) => put({ arc: chosen(event) === 'task-first' ? 'task-first' : 'warm-first' })}
          >
            <option value="warm-first" ?selected=${value.arc === 'warm-first'}>
              warm, then with the task
            </option>
            <option value="task-first" ?selected=${value.arc === 'task-first'}>with the task</option>
          </select>
        </label>
        ${this.renderGoodwill(value, put)}
        <label>
          Time zone of “by 17:00”
          <input
            list="zones"
            .value=${live(value.timeZone)}
            @change=${(event: Event) => put({ timeZone: chosen(event) })}
          />
          <datalist id="zones">
            ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
          </datalist>
        </label>
      </div>
      ${sectionFoot(
        this.isChanged,
        this.refusal,
        () => void this.keep(),
        () => this.takeBack(),
      )}
    </section>`;
  }

  private renderGoodwill({ goodwill }: Manner, put: (change: Partial<Manner>) => void): TemplateResult {
    const { currency, perConversation } = goodwill;
    return html`<label>
        Each agent may give, per conversation
        <input
          inputmode="decimal"
          .value=${live((perConversation / 100).toFixed(2))}
          @change=${(event: Event) => put({ goodwill: { currency, perConversation: minorUnits(chosen(event)) } })}
        />
      </label>
      <label>
        Currency
        <input
          maxlength="3"
          .value=${live(currency)}
          @change=${(event: Event) =>
            put({ goodwill: { perConversation, currency: chosen(event).trim().toUpperCase() } })}
        />
      </label>`;
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-manner-section': MannerSection;
  }
}

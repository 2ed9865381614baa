import { isReason } from '@attune/empathy/tone';
import type { EmpathySettings, PolicyEntry } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { slugOf } from '../phrases/new-phrase.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { sectionFoot } from './section-foot.ts';
import { SettingsSection } from './settings-section.ts';
import { settingsStyles } from './settings.styles.ts';

/** Rules of the site with their reasons, for answers that say no. */
@customElement('attune-policies-section')
export class PoliciesSection extends SettingsSection<readonly PolicyEntry[]> {
  static override styles = [controls, settingsStyles];

  protected read({ policies }: EmpathySettings): readonly PolicyEntry[] {
    return policies;
  }

  protected write(policies: readonly PolicyEntry[]): Partial<EmpathySettings> {
    const taken = new Set(policies.map(({ id }) => id));
    return {
      policies: policies.map((policy) =>
        policy.id === '' ? { ...policy, id: slugOf(policy.title, taken) } : policy,
      ),
    };
  }

  private put(at: number, policy: PolicyEntry): void {
    this.change((this.value ?? []).map((each, index) => (index === at ? policy : each)));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this;
    if (!value) return nothing;
    const empty: PolicyEntry = { id: '', title: '', text: '', reason: '', alternative: '' };
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title">When you have to say no</h2>
        <p class="why">
          A no without its reason leaves doubt about the motive. Agents get the reason and the other way, in
          plain words.
        </p>
      </div>
      ${value.map((policy, index) => this.renderPolicy(policy, index))}
      <div class="acts">
        <button type="button" @click=${() => this.change([...value, empty])}>
          <attune-icon name="plus"></attune-icon>Add a policy
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

  private renderPolicy(policy: PolicyEntry, index: number): TemplateResult {
    const write = (name: keyof PolicyEntry) => (event: InputEvent) =>
      this.put(index, { ...policy, [name]: (event.target as HTMLInputElement).value });
    const lacksReason = policy.reason.trim() !== '' && !isReason(policy.reason);
    return html`<div
      class="policy"
      role="group"
      aria-label=${policy.title === '' ? 'New policy' : policy.title}
    >
      <label
        >What it is about <input maxlength="80" .value=${live(policy.title)} @input=${write('title')}
      /></label>
      <label
        >The rule <textarea maxlength="400" .value=${live(policy.text)} @input=${write('text')}></textarea>
      </label>
      <label>
        The reason, as you would tell a friend
        <textarea maxlength="300" .value=${live(policy.reason)} @input=${write('reason')}></textarea>
      </label>
      ${lacksReason ? html`<p class="problem" role="status">This says that there is a reason, not which.</p>` : nothing}
      <label>
        What you can do instead
        <input maxlength="300" .value=${live(policy.alternative)} @input=${write('alternative')} />
      </label>
      <div class="acts">
        <button
          type="button"
          class="quiet"
          @click=${() => this.change((this.value ?? []).filter((_, at) => at !== index))}
        >
          Take off
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-policies-section': PoliciesSection;
  }
}

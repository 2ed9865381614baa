import type { EmpathySettings } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { sectionFoot } from './section-foot.ts';
import { SettingsSection } from './settings-section.ts';
import { settingsStyles } from './settings.styles.ts';

type Model = EmpathySettings['model'];

/** The optional language model. Its key is written here and never shown again. */
@customElement('attune-model-section')
export class ModelSection extends SettingsSection<Model> {
  static override styles = [controls, settingsStyles];

  protected read({ model }: EmpathySettings): Model {
    return model;
  }

  protected write(model: Model): Partial<EmpathySettings> {
    return { model };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this;
    if (!value) return nothing;
    const put = (change: Partial<Model>): void => this.change({ ...value, ...change });
    return html`<section aria-labelledby="title">
      <div class="line">
        <span>
          <h2 id="title">A language model, if you want one</h2>
          <p class="why">
            Everything works without. With it, agents may ask for a second opinion on the card; names, numbers
            and addresses are taken out first, and what is not word for word in a message is dropped.
          </p>
        </span>
        <attune-switch
          label="Language model"
          ?checked=${value.enabled}
          @switch-turned=${({ checked }: SwitchTurned) => put({ enabled: checked })}
        ></attune-switch>
      </div>
      ${value.enabled ? this.renderFields(value, put) : nothing}
      ${sectionFoot(
        this.isChanged,
        this.refusal,
        () => void this.keep(),
        () => this.takeBack(),
      )}
    </section>`;
  }

  private renderFields(model: Model, put: (change: Partial<Model>) => void): TemplateResult {
    const line = (name: 'baseUrl' | 'name', label: string): TemplateResult =>
      html`<label>
        ${label}
        <input
          maxlength="300"
          .value=${live(model[name])}
          @input=${(event: Event) => put({ [name]: textOf(event) })}
        />
      </label>`;
    const most = (name: 'callsPerConversation' | 'callsPerDay', label: string): TemplateResult =>
      html`<label>
        ${label}
        <input
          type="number"
          min="0"
          step="1"
          .value=${live(String(model[name]))}
          @change=${(event: Event) => put({ [name]: Math.max(0, Math.round(Number(textOf(event)))) })}
        />
      </label>`;
    return html`<div class="grid">
      ${line('baseUrl', 'Address of its interface')} ${line('name', 'Name of the model')}
      <label>
        Key
        <input
          type="password"
          autocomplete="off"
          maxlength="300"
          placeholder="left empty, the one kept stays"
          .value=${live(model.apiKey)}
          @input=${(event: Event) => put({ apiKey: textOf(event) })}
        />
      </label>
      ${most('callsPerConversation', 'Calls per conversation')} ${most('callsPerDay', 'Calls per day')}
    </div>`;
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-model-section': ModelSection;
  }
}

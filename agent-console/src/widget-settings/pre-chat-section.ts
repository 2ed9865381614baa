import { MAX_FORM_FIELDS, type FormField, type FormFieldKind, type PreChatForm } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { settingsStyles } from '../empathy-settings/settings.styles.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/switch.ts';
import { SectionElement, typed } from './section-element.ts';
import { sectionStyles } from './section.styles.ts';

const kinds: Readonly<Record<FormFieldKind, string>> = {
  name: 'Name',
  mail: 'E-mail',
  text: 'Text',
  choice: 'Choice',
  consent: 'Tick to agree',
};

/** What is asked before the first message, field by field. */
@customElement('attune-pre-chat-section')
export class PreChatSection extends SectionElement<'preChat'> {
  static override styles = [controls, settingsStyles, sectionStyles];
  protected readonly section = 'preChat';

  private set(at: number, field: FormField): void {
    const fields = this.value?.fields ?? [];
    this.put({ fields: fields.map((each, index) => (index === at ? field : each)) });
  }

  private move(at: number, by: -1 | 1): void {
    const fields = [...(this.value?.fields ?? [])];
    const [field] = fields.splice(at, 1);
    if (field) fields.splice(at + by, 0, field);
    this.put({ fields });
  }

  private add(): void {
    const fields = this.value?.fields ?? [];
    const id = `field-${crypto.randomUUID().slice(0, 8)}`;
    this.put({ fields: [...fields, { id, kind: 'text', label: '', required: false, options: [] }] });
  }

  protected override renderSection({ enabled, intro, fields }: PreChatForm): TemplateResult {
    return html`<section aria-labelledby="title">
      <div class="line">
        <span>
          <h2 id="title">Before the first message</h2>
          <p class="why">Asked once of every visitor. The answers stand beside the conversation.</p>
        </span>
        <attune-switch
          label="Ask before the first message"
          ?checked=${enabled}
          @switch-turned=${() => this.put({ enabled: !enabled })}
        ></attune-switch>
      </div>
      <label>
        Words above it
        <input
          maxlength="300"
          .value=${live(intro)}
          @input=${(event: Event) => this.put({ intro: typed(event) })}
        />
      </label>
      ${fields.map((field, at) => this.renderField(field, at, fields.length))}
      ${
        fields.length < MAX_FORM_FIELDS
          ? html`<div class="acts">
              <button type="button" @click=${this.add}>
                <attune-icon name="plus"></attune-icon>Add a field
              </button>
            </div>`
          : nothing
      }
      ${this.renderFoot()}
    </section>`;
  }

  private renderField(field: FormField, at: number, count: number): TemplateResult {
    const { kind, label, required, options } = field;
    const name = label || kinds[kind];
    return html`<div class="row" role="group" aria-label=${name}>
      <div class="inline">
        <label class="narrow">
          Kind
          <select
            @change=${(event: Event) => this.set(at, { ...field, kind: typed(event) as FormFieldKind })}
          >
            ${Object.entries(kinds).map(
              ([value, word]) => html`<option value=${value} ?selected=${value === kind}>${word}</option>`,
            )}
          </select>
        </label>
        <label>
          ${kind === 'consent' ? 'What they agree to' : 'Label'}
          <input
            maxlength="200"
            placeholder=${kind === 'name' || kind === 'mail' ? 'in the visitor’s language' : ''}
            .value=${live(label)}
            @input=${(event: Event) => this.set(at, { ...field, label: typed(event) })}
          />
        </label>
        <label class="tick">
          <input
            type="checkbox"
            .checked=${live(required)}
            @change=${() => this.set(at, { ...field, required: !required })}
          />
          needed
        </label>
      </div>
      ${
        kind === 'choice'
          ? html`<label>
              Options, one a line
              <textarea
                .value=${live(options.join('\n'))}
                @change=${(event: Event) =>
                  this.set(at, {
                    ...field,
                    options: typed(event)
                      .split('\n')
                      .map((line) => line.trim())
                      .filter((line) => line !== ''),
                  })}
              ></textarea>
            </label>`
          : nothing
      }
      <div class="acts">
        <button
          type="button"
          class="quiet"
          ?disabled=${at === 0}
          aria-label="Move ${name} up"
          @click=${() => this.move(at, -1)}
        >
          Up
        </button>
        <button
          type="button"
          class="quiet"
          ?disabled=${at === count - 1}
          aria-label="Move ${name} down"
          @click=${() => this.move(at, 1)}
        >
          Down
        </button>
        <button
          type="button"
          class="quiet"
          aria-label="Take off ${name}"
          @click=${() => this.put({ fields: (this.value?.fields ?? []).filter((_, index) => index !== at) })}
        >
          Take off
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-pre-chat-section': PreChatSection;
  }
}

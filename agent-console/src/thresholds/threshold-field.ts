import type { ThresholdDefinition } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';
import { thresholdFieldStyles } from './threshold-field.styles.ts';
import { inLargerUnit, savedNumber, shownNumber, shownUnit, valueText } from './threshold-units.ts';

/** A threshold was set to another value. */
export class ThresholdEdited extends Event {
  static readonly type = 'threshold-edited';
  constructor(
    readonly name: string,
    /** In the threshold's own unit; null while the field holds no number. */
    readonly value: number | null,
  ) {
    super(ThresholdEdited.type, { bubbles: true, composed: true });
  }
}

/** One threshold: what it means, a slider and a number with its unit, where its default comes from. */
@customElement('attune-threshold-field')
export class ThresholdField extends LitElement {
  static override styles = [controls, thresholdFieldStyles];

  @property({ attribute: false }) definition: ThresholdDefinition | null = null;
  /** In the threshold's own unit; null while the field holds no number. */
  @property({ attribute: false }) value: number | null = null;
  /** As it is saved; what differs from it is marked. */
  @property({ attribute: false }) saved: number | null = null;
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;
  @property() problem: string | null = null;
  /** What stands in the number field while somebody types there. */
  @state() private typed: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.toggleAttribute('changed', this.saved !== null && this.value !== this.saved);
    this.toggleAttribute('on-off', this.definition?.unit === 'on-off');
    const { typed, value, definition } = this;
    if (!changed.has('value') || typed === null || !definition) return;
    // Set from elsewhere: what was typed is no longer what holds.
    if (savedNumber(typed, shownUnit(definition)) !== value) this.typed = null;
  }

  private edit(value: number | null): void {
    if (this.definition) this.dispatchEvent(new ThresholdEdited(this.definition.name, value));
  }

  private onSlide(event: InputEvent): void {
    this.typed = null;
    this.edit(Number((event.target as HTMLInputElement).value));
  }

  private onType(event: InputEvent, definition: ThresholdDefinition): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.edit(savedNumber(this.typed, shownUnit(definition)));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { definition } = this;
    if (!definition) return nothing;
    return html`<div class="text">
        <label for="number">${definition.label}</label>
        <p class="about" id="about">${definition.explanation}</p>
      </div>
      ${this.readOnly ? this.renderValue(definition) : this.renderControl(definition)}
      ${this.problem === null ? nothing : html`<p class="problem" id="problem" role="alert">${this.problem}</p>`}
      ${this.renderFoot(definition)}`;
  }

  private renderFoot(definition: ThresholdDefinition): TemplateResult {
    const { saved, value } = this;
    const isChanged = saved !== null && value !== saved;
    const canDefault = value !== definition.default && saved !== definition.default;
    return html`<p class="foot">
      ${
        isChanged && !this.readOnly
          ? html`<span class="was"
              >was ${valueText(saved, definition)}
              <button type="button" class="link" @click=${() => this.edit(saved)}>Reset</button></span
            >`
          : nothing
      }
      <span class="figures">Default ${valueText(definition.default, definition)}. ${definition.source}</span>
      ${
        canDefault && !this.readOnly
          ? html`<button type="button" class="link" @click=${() => this.edit(definition.default)}>
              Set to default
            </button>`
          : nothing
      }
    </p>`;
  }

  private renderControl(definition: ThresholdDefinition): TemplateResult {
    if (definition.unit !== 'on-off') return this.renderInputs(definition);
    return html`<attune-switch
      label=${definition.label}
      ?checked=${(this.value ?? definition.default) !== 0}
      @switch-turned=${(event: SwitchTurned) => {
        event.stopPropagation();
        this.edit(event.checked ? 1 : 0);
      }}
    ></attune-switch>`;
  }

  private renderInputs(definition: ThresholdDefinition): TemplateResult {
    const unit = shownUnit(definition);
    const { value } = this;
    const larger = value === null ? null : inLargerUnit(value, unit);
    return html`<input
        type="range"
        ${cssProperties({ '--share': shareOf(value ?? definition.default, definition) })}
        aria-label=${definition.label}
        min=${definition.min}
        max=${definition.max}
        step=${definition.step}
        .value=${live(String(value ?? definition.default))}
        aria-valuetext="${value === null ? '' : shownNumber(value, unit)} ${unit.name}"
        @input=${this.onSlide}
      />
      <div class="number">
        <input
          id="number"
          inputmode="decimal"
          autocomplete="off"
          .value=${live(this.typed ?? (value === null ? '' : shownNumber(value, unit)))}
          aria-invalid=${this.problem === null ? 'false' : 'true'}
          aria-describedby="about problem"
          @input=${(event: InputEvent) => this.onType(event, definition)}
        />
        <span class="quiet-text small unit"
          >${unit.name}${larger === null ? nothing : html`<br />= ${larger}`}</span
        >
      </div>`;
  }

  private renderValue(definition: ThresholdDefinition): TemplateResult {
    return html`<span class="value">${valueText(this.value ?? definition.default, definition)}</span>`;
  }
}

/** How far along the slider a value stands, for the filled part of its track. */
function shareOf(value: number, { min, max }: ThresholdDefinition): string {
  const share = (Math.min(max, Math.max(min, value)) - min) / (max - min);
  return `${(share * 100).toFixed(1)}%`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-threshold-field': ThresholdField;
  }
  interface HTMLElementEventMap {
    'threshold-edited': ThresholdEdited;
  }
}

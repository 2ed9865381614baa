import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import './icon.ts';

/**
 * A labelled line of text with its hint and its problem beside it. Draws into the root of the element that holds it, so
 * that the form there, Enter and password managers see a plain input; that element brings `textFieldStyles`.
 */
@customElement('attune-text-field')
export class TextField extends LitElement {
  @property() label = '';
  @property() name = '';
  @property() type: 'text' | 'email' | 'password' = 'text';
  @property() value = '';
  @property() hint: string | null = null;
  @property() problem: string | null = null;
  @property() autocomplete: HTMLInputElement['autocomplete'] = 'off';
  @state() private isShown = false;

  protected override createRenderRoot(): this {
    return this;
  }

  override focus(): void {
    this.querySelector('input')?.focus();
  }

  private onInput(event: InputEvent): void {
    this.value = (event.target as HTMLInputElement).value;
    this.problem = null;
  }

  protected override render(): TemplateResult {
    const { name, type, hint, problem } = this;
    return html`<label for="field-${name}">${this.label}</label>
      <div class="line">
        <input
          id="field-${name}"
          name=${name}
          type=${type === 'password' && this.isShown ? 'text' : type}
          autocomplete=${this.autocomplete}
          .value=${live(this.value)}
          ?data-hideable=${type === 'password'}
          aria-invalid=${problem === null ? 'false' : 'true'}
          aria-describedby="about-${name}"
          @input=${this.onInput}
        />
        ${type === 'password' ? this.renderEye() : nothing}
      </div>
      <div
        id="about-${name}"
        class="about"
        ?data-problem=${problem !== null}
        ?hidden=${(problem ?? hint) === null}
      >
        ${problem ?? hint}
      </div>`;
  }

  private renderEye(): TemplateResult {
    return html`<button
      type="button"
      class="quiet icon"
      aria-label="Show password"
      aria-pressed=${this.isShown}
      @click=${() => (this.isShown = !this.isShown)}
    >
      <attune-icon name=${this.isShown ? 'eye-off' : 'eye'}></attune-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-text-field': TextField;
  }
}

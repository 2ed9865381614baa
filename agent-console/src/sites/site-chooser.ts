import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';

/** Which site the screen is about. Whoever works for one alone is not asked. */
@customElement('attune-site-chooser')
export class SiteChooser extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
      }
      attune-icon {
        position: absolute;
        inset-inline-start: var(--space-8);
        color: var(--text-quiet);
        pointer-events: none;
      }
      select {
        inline-size: 100%;
        padding-inline-start: 30px;
        font-weight: 550;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private readonly chosen = new Observe(this, () => this.desk?.site.chosen ?? null);

  protected override willUpdate(): void {
    this.hidden = (this.me.value?.sites.length ?? 0) < 2;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.hidden) return nothing;
    const sites = this.me.value?.sites ?? [];
    return html`<label>
      <span class="sr-only">Website</span>
      <attune-icon name="globe"></attune-icon>
      <select @change=${(event: Event) => this.desk?.site.choose((event.target as HTMLSelectElement).value)}>
        ${sites.map(
          ({ id, name }) =>
            html`<option value=${id} .selected=${id === this.chosen.value?.id}>${name}</option>`,
        )}
      </select>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-site-chooser': SiteChooser;
  }
}

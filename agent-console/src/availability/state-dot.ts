import type { AvailabilityState } from '@attune/protocol';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

export const stateWords: Readonly<Record<AvailabilityState, string>> = {
  online: 'at work',
  away: 'away',
  offline: 'not here',
};

/** How available somebody is: full, half or empty, so that its shape says it too. */
@customElement('attune-state-dot')
export class StateDot extends LitElement {
  static override styles = css`
    :host {
      display: inline-grid;
      flex: none;
    }
    span {
      inline-size: 8px;
      block-size: 8px;
      border: 1.5px solid var(--line-strong);
      border-radius: 50%;
    }
    .online {
      border-color: var(--good);
      background: var(--good);
    }
    .away {
      background: linear-gradient(to right, var(--text-quiet) 50%, transparent 50%);
      border-color: var(--text-quiet);
    }
  `;

  @property() state: AvailabilityState = 'offline';

  protected override render(): TemplateResult {
    return html`<span class=${this.state} title=${stateWords[this.state]}></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-state-dot': StateDot;
  }
}

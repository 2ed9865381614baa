import type { SignalPrecision } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { ENOUGH_VOTES } from './signal-quality.ts';

/** How often agents agreed with a signal: the share with its interval drawn, and out of how many votes. */
@customElement('attune-precision-mark')
export class PrecisionMark extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: var(--space-8);
        font: var(--type-12);
        color: var(--text-quiet);
        white-space: nowrap;
      }
      .scale {
        position: relative;
        inline-size: 64px;
        block-size: 12px;
      }
      .scale::before {
        content: '';
        position: absolute;
        inset-inline: 0;
        inset-block: 5.5px;
        background: var(--line-strong);
        opacity: 0.5;
      }
      .interval {
        position: absolute;
        inset-block: 4px;
        inset-inline-start: var(--from);
        inline-size: var(--length);
        border-radius: 2px;
        background: var(--text-quiet);
        opacity: 0.45;
      }
      .share {
        position: absolute;
        inset-block: 1px;
        inset-inline-start: calc(var(--at) - 1px);
        inline-size: 2px;
        background: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) precision: SignalPrecision | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { precision } = this;
    if (!precision) return nothing;
    const votes = precision.seen + precision.notFrustrated;
    if (votes < ENOUGH_VOTES) {
      return html`<span title="${votes} of at least ${ENOUGH_VOTES}"
        >${votes === 1 ? '1 vote' : `${votes} votes`}: not enough yet</span
      >`;
    }
    const [from, to] = precision.interval.map((share) => Math.round(share * 100)) as [number, number];
    const share = Math.round(precision.precision * 100);
    return html`<span
        class="scale"
        role="img"
        aria-label="Between ${from} and ${to} percent, with 95 percent confidence"
        title="Between ${from} and ${to} %, with 95 % confidence"
        ><span class="interval" ${cssProperties({ '--from': `${from}%`, '--length': `${to - from}%` })}></span
        ><span class="share" ${cssProperties({ '--at': `${share}%` })}></span
      ></span>
      <span class="figures">right in ${precision.seen} of ${votes}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-precision-mark': PrecisionMark;
  }
}

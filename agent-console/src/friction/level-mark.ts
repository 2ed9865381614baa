import type { FrictionLevel } from '@attune/protocol';
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { levelWords } from './levels.ts';

/** The level as a shape, so that colour is never alone: ring, flag, filled flag in a square. */
@customElement('attune-level-mark')
export class LevelMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      inline-size: 14px;
      block-size: 14px;
      flex: none;
      color: var(--text-quiet);
    }
    :host([level='watch']) {
      color: var(--watch);
    }
    :host([level='flag']) {
      color: var(--flag);
    }
    :host([level='urgent']) {
      color: var(--urgent);
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
    }
  `;

  @property({ reflect: true }) level: FrictionLevel = 'calm';

  protected override render(): TemplateResult | typeof nothing {
    if (this.level === 'calm') return nothing;
    return html`<svg viewBox="0 0 14 14" role="img" aria-label=${levelWords[this.level]}>
      ${shapes[this.level]}
    </svg>`;
  }
}

const shapes: Readonly<Record<Exclude<FrictionLevel, 'calm'>, TemplateResult>> = {
  watch: svg`<circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" stroke-width="2" />`,
  flag: svg`<path d="M3 1.5v11.500M3 2.500h8l-2 3 2 3H3z" fill="currentColor" stroke="currentColor" stroke-width="1.500" stroke-linejoin="round" />`,
  urgent: svg`<path d="M7 1 13.500 12.500H.5z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" /><path d="M7 5v4M7 10.700v.6" stroke="var(--surface-1)" stroke-width="1.600" stroke-linecap="round" />`,
};

declare global {
  interface HTMLElementTagNameMap {
    'attune-level-mark': LevelMark;
  }
}

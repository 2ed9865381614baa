import type { ConversationOpened } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { tick } from '../ui/ticking.ts';
import { languageText, timeThere } from './places.ts';
import { visitPaneStyles } from './visit-pane.styles.ts';

/** Who the visitor is, as far as the visit tells. */
@customElement('attune-visitor-facts')
export class VisitorFacts extends LitElement {
  static override styles = [controls, visitPaneStyles];

  @property({ attribute: false }) visitor: ConversationOpened['visitor'] | null = null;
  @property({ attribute: false }) now: () => number = Date.now;

  constructor() {
    super();
    tick(this);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { visitor } = this;
    if (!visitor) return nothing;
    const { name, label, locale, timeZone, device, firstSeenAt } = visitor;
    return html`<dl>
      ${fact('Name', name === null ? label : `${name} (${label})`, 'name')}
      ${locale === null ? nothing : fact('Language', languageText(locale))}
      ${timeZone === null ? nothing : fact('Time there', timeThere(timeZone, this.now()))}
      ${device === null ? nothing : fact('Device', device)}
      ${fact('First seen', `first seen ${whenText(firstSeenAt, this.now())}`)}
    </dl>`;
  }
}

function fact(term: string, words: string, kind = ''): TemplateResult {
  return html`<div>
    <dt class="sr-only">${term}</dt>
    <dd class=${kind}>${words}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-visitor-facts': VisitorFacts;
  }
}

import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { icon } from '../icons.ts';
import { texts } from '../texts.ts';
import { shared } from '../tokens.styles.ts';
import { factsInWords } from './facts-in-words.ts';
import { whatTheySeeStyles } from './what-they-see.styles.ts';

/** Shows the visitor what the team sees of their visit, and lets them switch it off. */
export class WhatTheySee extends LitElement {
  static override styles = [shared, whatTheySeeStyles];

  @property({ attribute: false }) conversation!: Conversation;
  @property({ attribute: false }) state!: ConversationState;
  /** Asked to go back to the messages. */
  @property({ attribute: false }) leave: () => void = () => {};

  override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render(): TemplateResult {
    const { signals } = this.state;
    return html`
      <div class="header">
        <button type="button" aria-label=${texts.back} @click=${this.leave}>${icon('back')}</button>
        <h2>${texts.whatTheySee}</h2>
      </div>
      <div class="body" tabindex="0">
        <p>${signals === 'on' ? texts.notice : texts.noticeOff}</p>
        ${signals === 'impossible' ? html`<p class="quiet">${texts.shareImpossible}</p>` : this.#renderSwitch()}
        ${signals === 'on' ? this.#renderFacts() : ''}
        <p class="quiet">${texts.neverSeen}</p>
      </div>
    `;
  }

  #renderSwitch(): TemplateResult {
    const on = this.state.signals === 'on';
    return html`<button
      type="button"
      class="switch"
      role="switch"
      aria-checked=${on}
      @click=${() => this.conversation.setSignals(!on)}
    >
      <strong>${texts.share}</strong><span class="quiet">${texts.shareMore}</span><span class="track"></span>
    </button>`;
  }

  #renderFacts(): TemplateResult {
    const facts = factsInWords(this.state.handedOver);
    return html`<section>
      <h3>${texts.seenFacts}</h3>
      ${
        facts.length === 0
          ? html`<p class="quiet">${texts.nothingSeen}</p>`
          : html`<ul>
              ${facts.map((fact) => html`<li>${fact}</li>`)}
            </ul>`
      }
    </section>`;
  }
}

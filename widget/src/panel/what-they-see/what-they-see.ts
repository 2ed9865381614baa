import type { TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { factsInWords } from './facts-in-words.ts';
import type { Kit } from '../kit.ts';
import { because as reasons, tiers } from './reasons.ts';
import { speak, texts } from './texts.ts';
import { whatTheySeeStyles } from './what-they-see.styles.ts';

/** Shows the visitor what the team sees of their visit, and lets them switch it off. */
export interface WhatTheySee extends HTMLElement {
  conversation: Conversation;
  state: ConversationState;
  /** Asked to go back to the messages. */
  leave(): void;
}

/** Makes the element, with the panel's Lit. */
export function createWhatTheySee(kit: Kit): new () => WhatTheySee {
  const { LitElement, html, icon, shared, fill, spoken } = kit;
  speak(spoken);

  return class extends LitElement implements WhatTheySee {
    static override styles = [shared, whatTheySeeStyles(kit)];
    static override properties = {
      conversation: { attribute: false },
      state: { attribute: false },
      leave: { attribute: false },
    };

    declare conversation: Conversation;
    declare state: ConversationState;
    declare leave: () => void;

    override firstUpdated(): void {
      this.renderRoot.querySelector('button')?.focus();
    }

    override render(): TemplateResult {
      const { tier, told, because } = this.state.signals;
      return html`
        <div class="header">
          <button type="button" aria-label=${texts.back} @click=${this.leave}>${icon('back')}</button>
          <h2>${texts.whatTheySee}</h2>
        </div>
        <div class="body" tabindex="0">
          <p class="tier">
            ${texts[tiers[told === 'page' ? tier : told === 'chat' ? 'in-chat' : 'off']]}
            ${because === null ? '' : html`<span class="quiet">${texts[reasons[because]]}</span>`}
          </p>
          ${because === 'consent' || (told === 'nothing' && because === 'site') ? '' : this.#renderSwitch()}
          ${told === 'nothing' ? '' : this.#renderList(texts.told, 'sent', this.#told())}
          ${this.#renderList(texts.never, 'never', this.#never())}
          ${told === 'nothing' ? '' : this.#renderFacts()}
        </div>
      `;
    }

    #told(): readonly string[] {
      const { policy, signals } = this.state;
      const page = [
        texts.toldPages,
        policy && policy.names !== 'name' ? texts.toldWithoutNames : texts.toldPresses,
        texts.toldFailures,
        texts.toldSearching,
        ...(policy?.cursor ? [texts.toldOfCursor] : []),
        ...(policy?.copiedErrors ? [texts.toldOfCopies] : []),
      ];
      return [
        ...(signals.told === 'page' ? page : []),
        texts.toldTab,
        texts.toldHelp,
        ...(policy?.hesitation ? [texts.toldOfDrafts] : []),
      ];
    }

    #never(): readonly string[] {
      return [texts.neverTyped, texts.neverFields, texts.neverPointer, texts.neverElsewhere];
    }

    #renderList(title: string, sign: 'sent' | 'never', lines: readonly string[]): TemplateResult {
      return html`<section>
        <h3>${title}</h3>
        <ul class=${sign}>
          ${lines.map((line) => html`<li>${icon(sign)}<span>${line}</span></li>`)}
        </ul>
      </section>`;
    }

    #renderSwitch(): TemplateResult {
      const { told, because, tier } = this.state.signals;
      const on = told !== 'nothing';
      const isOfChat = because === 'browser' || tier === 'in-chat';
      return html`<button
        type="button"
        class="switch"
        role="switch"
        aria-checked=${on}
        @click=${() => this.conversation.setSignals(!on)}
      >
        <strong>${isOfChat ? texts.shareChat : texts.share}</strong
        ><span class="quiet">${texts.shareMore}</span><span class="track"></span>
      </button>`;
    }

    #renderFacts(): TemplateResult {
      const facts = factsInWords(this.state.handedOver, fill);
      return html`<section>
        <h3>${texts.seenFacts}</h3>
        ${
          facts.length === 0
            ? html`<p class="quiet">${texts.nothingSeen}</p>`
            : html`<ul class="facts">
                ${facts.map((fact) => html`<li>${fact}</li>`)}
              </ul>`
        }
        <p class="quiet kept">${texts.kept}</p>
      </section>`;
    }
  };
}

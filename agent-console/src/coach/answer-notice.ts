import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { withPlaceholders } from '../composer/draft.ts';
import type { DraftReading } from './draft-reading.ts';
import { moneyText, type GoodwillNotice } from './goodwill-notice.ts';
import { policyWords } from './policy-for.ts';

/** Words are to be put behind what is written. */
export class WordsWanted extends Event {
  static readonly type = 'words-wanted';
  constructor(readonly words: string) {
    super(WordsWanted.type, { bubbles: true, composed: true });
  }
}

/** A gift offered in the draft is to be written down as given. */
export class GiftRecorded extends Event {
  static readonly type = 'gift-recorded';
  constructor(readonly amount: number) {
    super(GiftRecorded.type, { bubbles: true, composed: true });
  }
}

/** One thing at a time that is good to know before this answer goes: the most pressing of what there is. */
@customElement('attune-answer-notice')
export class AnswerNotice extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: 4px 10px;
        min-block-size: 32px;
        padding: 2px 2px 6px var(--space-12);
        font: var(--type-13);
        color: var(--text-quiet);
      }
      .words {
        flex: 1 1 22ch;
      }
      .words b {
        font-weight: 500;
        color: var(--text);
      }
      .over .words {
        color: var(--flag-text);
      }
      button {
        min-block-size: 28px;
        padding: 0 10px;
        font-size: 13px;
        max-inline-size: 100%;
      }
      button span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property({ attribute: false }) reading: DraftReading | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { reading } = this;
    if (!reading) return nothing;
    const { given, goodwill, policy, likely } = reading;
    if (given) return this.renderGiven(given.label, given.seq);
    if (goodwill?.isOver) return renderOver(moneyText(goodwill.left, goodwill.currency));
    if (policy && !reading.text.includes(policy.reason)) {
      return this.renderPolicy(policy.title, policyWords(policy));
    }
    if (goodwill) return this.renderLeft(goodwill);
    return likely ? this.renderLikely(likely.question, likely.answer) : nothing;
  }

  private renderGiven(label: string, seq: number): TemplateResult {
    return html`<div class="notice" role="status">
      <span class="words">They already gave <b>${label}</b>.</span>
      <button type="button" @click=${() => this.dispatchEvent(new MessageWanted(seq))}>Show where</button>
    </div>`;
  }

  private renderPolicy(title: string, words: string): TemplateResult {
    return html`<div class="notice" role="status">
      <span class="words" title=${words}>The reason your site gives: <b>${title}</b></span>
      <button type="button" @click=${() => this.dispatchEvent(new WordsWanted(words))}>Put it in</button>
    </div>`;
  }

  private renderLeft({ left, currency, offered }: GoodwillNotice): TemplateResult {
    return html`<div class="notice" role="status">
      <span class="words">You may still give <b>${moneyText(left, currency)}</b> in this conversation.</span>
      ${
        offered === null
          ? nothing
          : html`<button
              type="button"
              title="Takes it off what is left"
              @click=${() => this.dispatchEvent(new GiftRecorded(offered))}
            >
              Give ${moneyText(offered, currency)}
            </button>`
      }
    </div>`;
  }

  private renderLikely(question: string, answer: string): TemplateResult {
    const words = withPlaceholders(answer).text;
    return html`<div class="notice" role="status">
      <span class="words">They may ask next: <b>${question}</b></span>
      <button type="button" title=${words} @click=${() => this.dispatchEvent(new WordsWanted(answer))}>
        <span>${words}</span>
      </button>
    </div>`;
  }
}

function renderOver(left: string): TemplateResult {
  return html`<div class="notice over" role="status">
    <span class="words">That is more than you may give here. ${left} is left.</span>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-answer-notice': AnswerNotice;
  }
  interface HTMLElementEventMap {
    'words-wanted': WordsWanted;
    'gift-recorded': GiftRecorded;
  }
}

import type { Contribution, SignalVerdict } from '@attune/protocol';
import { plainText } from '@attune/signals';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/elapsed.ts';
import '../ui/icon.ts';
import { sentenceWords } from './sentence-words.ts';
import { saysItsLength } from './verdicts.ts';

/** An agent said something of signals, or took it back. */
export class SignalsJudged extends Event {
  static readonly type = 'signals-judged';
  constructor(
    readonly signalKeys: readonly string[],
    readonly verdict: SignalVerdict | 'none',
  ) {
    super(SignalsJudged.type, { bubbles: true, composed: true });
  }
}

export const verdictWords: Readonly<Record<SignalVerdict, string>> = {
  seen: 'Seen',
  'not-frustrated': 'Not frustrated',
};

/**
 * One thing friction rests on: what happened, when, how much it adds, and what agents say of it. Draws into the root of
 * the list that holds it, so that the list item reads as one; that element brings `frictionPartStyles`.
 */
@customElement('attune-friction-part')
export class FrictionPart extends LitElement {
  @property({ attribute: false }) contribution: Contribution | null = null;
  /** How strong its swatch is, 0–1: the same as its piece of the gauge. */
  @property() shade = '1';
  /** The strongest one is read first. */
  @property({ type: Boolean, reflect: true }) first = false;
  @property({ attribute: false }) now: () => number = Date.now;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('contribution')) this.setAttribute('judged', this.contribution?.judged ?? 'none');
  }

  private judge(verdict: SignalVerdict | 'none'): void {
    if (this.contribution) this.dispatchEvent(new SignalsJudged([this.contribution.signalKey], verdict));
  }

  protected override render(): TemplateResult | typeof nothing {
    const part = this.contribution;
    if (!part) return nothing;
    const points = Math.round(part.points);
    const isOut = part.judged === 'not-frustrated';
    return html`<span class="swatch" ${cssProperties({ '--shade': this.shade })}></span>
      <p class="fact">
        ${isOut ? html`<s>${sentenceWords(part.sentence)}</s>` : sentenceWords(part.sentence)}
      </p>
      <span class="points" title=${isOut ? 'Not counted' : `Adds ${points} to friction`}
        >${isOut ? '–' : points}</span
      >
      <div class="foot">
        ${
          saysItsLength(part)
            ? html`<span class="age">still so</span>`
            : html`<attune-elapsed
                class="age"
                .since=${part.since}
                .now=${this.now}
                format="ago"
              ></attune-elapsed>`
        }
        ${part.judged === null ? this.renderChoice(part) : this.renderVerdict(part.judged)}
      </div>`;
  }

  private renderChoice({ sentence }: Contribution): TemplateResult {
    const words = plainText(sentence);
    return html`<span class="choice">
      <button
        type="button"
        class="quiet icon"
        title="Seen: it does not call again for 10 min"
        aria-label="Seen: ${words}"
        @click=${() => this.judge('seen')}
      >
        <attune-icon name="eye"></attune-icon>
      </button>
      <button
        type="button"
        class="quiet icon"
        title="Not frustrated: it stops counting"
        aria-label="Not frustrated: ${words}"
        @click=${() => this.judge('not-frustrated')}
      >
        <attune-icon name="smile"></attune-icon>
      </button>
    </span>`;
  }

  private renderVerdict(verdict: SignalVerdict): TemplateResult {
    return html`<span class="verdict">
      <attune-icon name=${verdict === 'seen' ? 'eye' : 'smile'}></attune-icon>${verdictWords[verdict]}
      <button type="button" class="link" @click=${() => this.judge('none')}>Undo</button>
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-friction-part': FrictionPart;
  }
  interface HTMLElementEventMap {
    'signals-judged': SignalsJudged;
  }
}

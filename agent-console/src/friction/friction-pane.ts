import type { Contribution, Friction, SignalVerdict } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/elapsed.ts';
import '../ui/icon.ts';
import { frictionPaneStyles } from './friction-pane.styles.ts';
import './friction-part.ts';
import { SignalsJudged } from './friction-part.ts';
import { frictionPartStyles } from './friction-part.styles.ts';
import './level-mark.ts';
import { levelMeanings, levelWords } from './levels.ts';
import { sentenceWords } from './sentence-words.ts';
import { partsOf, toJudge } from './verdicts.ts';

/** Parts fade from the strongest to the weakest, in the order of the list below them: the place says which is which. */
const SHADES = ['1', '0.68', '0.46', '0.32', '0.24'];
/** So many parts are read at a glance; the rest stands behind "more". */
const TOP = 3;
/** A verdict on the whole flag is taken back where it was given, this long; later from each part. */
const UNDO_MS = 10_000;

/** A verdict on the whole flag, just given. */
interface JustSaid {
  readonly signalKeys: readonly string[];
  readonly verdict: SignalVerdict;
}

const saidWords: Readonly<Record<SignalVerdict, string>> = {
  seen: 'Seen. It calls again in 10 min, or for something new.',
  'not-frustrated': 'Not frustrated. It stops counting.',
};

/** How the visit goes: the facts first, strongest on top, the score small beside them, and what agents say of it. */
@customElement('attune-friction-pane')
export class FrictionPane extends LitElement {
  static override styles = [controls, frictionPaneStyles, frictionPartStyles];

  @property({ attribute: false }) friction: Friction | null = null;
  /** Another conversation begins anew. */
  @property({ attribute: false }) conversationId: string | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private isOpen = true;
  @state() private showsAll = false;
  @state() private justSaid: JustSaid | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forgetSaid();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('friction')) this.setAttribute('level', this.friction?.level ?? 'calm');
    if (!changed.has('conversationId')) return;
    this.forgetSaid();
    this.showsAll = false;
  }

  private forgetSaid(): void {
    clearTimeout(this.timer);
    this.justSaid = null;
  }

  private judgeAll(verdict: SignalVerdict): void {
    const signalKeys = this.friction ? toJudge(this.friction, verdict) : [];
    if (signalKeys.length === 0) return;
    this.dispatchEvent(new SignalsJudged(signalKeys, verdict));
    this.justSaid = { signalKeys, verdict };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forgetSaid(), UNDO_MS);
  }

  private takeBack({ signalKeys }: JustSaid): void {
    this.dispatchEvent(new SignalsJudged(signalKeys, 'none'));
    this.forgetSaid();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { friction } = this;
    if (!friction) return nothing;
    const { counted, facts } = partsOf(friction);
    return html`${this.renderHead(friction, counted)}
    ${
      counted.length === 0 && friction.level === 'calm'
        ? html`<p class="calm">${levelMeanings.calm}</p>`
        : this.renderParts(counted)
    }
    ${counted.length > 0 ? this.renderAct(friction) : nothing} ${this.renderGoneQuiet(friction)}
    ${facts.length > 0 ? this.renderFacts(facts) : nothing}`;
  }

  private renderHead(friction: Friction, counted: readonly Contribution[]): TemplateResult {
    const { level, since, score } = friction;
    return html`<div class="head" title=${levelMeanings[level]}>
        <attune-level-mark level=${level}></attune-level-mark>
        <span class="level">${levelWords[level]}</span>
        ${
          since === null
            ? nothing
            : html`<attune-elapsed
                class="since"
                .since=${since}
                .now=${this.now}
                format="lasting"
              ></attune-elapsed>`
        }
        ${
          counted.length === 0
            ? nothing
            : html`<button
                type="button"
                class="quiet score"
                aria-expanded=${this.isOpen}
                @click=${() => (this.isOpen = !this.isOpen)}
              >
                <span><b>${Math.round(score)}</b> of 100</span><attune-icon name="chevron-down"></attune-icon>
              </button>`
        }
      </div>
      ${counted.length > 0 && this.isOpen ? this.renderGauge(score, counted) : nothing}`;
  }

  private renderGauge(score: number, counted: readonly Contribution[]): TemplateResult {
    const points = counted.map((part) => (part.judged === 'not-frustrated' ? 0 : Math.round(part.points)));
    const sum = points.filter((each) => each > 0).join(' + ') || '0';
    return html`<div
      class="gauge"
      role="img"
      aria-label="Friction ${Math.round(score)} of 100, made of ${sum}"
    >
      ${points.map((each, index) =>
        each === 0
          ? nothing
          : html`<span ${cssProperties({ '--points': String(each), '--shade': shadeOf(index) })}></span>`,
      )}
    </div>`;
  }

  private renderParts(counted: readonly Contribution[]): TemplateResult {
    const most = !this.isOpen ? 1 : this.showsAll ? counted.length : TOP;
    const hidden = this.isOpen ? counted.length - Math.min(most, counted.length) : 0;
    return html`<ul role="list">
        ${repeat(
          counted.slice(0, most),
          ({ signalKey }) => signalKey,
          (part, index) =>
            html`<li>
              <attune-friction-part
                .contribution=${part}
                .now=${this.now}
                shade=${shadeOf(index)}
                ?first=${index === 0}
                ?alone=${counted.length === 1}
                ?just-judged=${this.justSaid?.signalKeys.includes(part.signalKey) ?? false}
              ></attune-friction-part>
            </li>`,
        )}
      </ul>
      ${
        hidden > 0
          ? html`<div>
              <button type="button" class="link more" @click=${() => (this.showsAll = true)}>
                ${hidden} more
              </button>
            </div>`
          : nothing
      }`;
  }

  private renderAct(friction: Friction): TemplateResult | typeof nothing {
    const said = this.justSaid;
    if (said) {
      return html`<div class="act">
        <span class="said" role="status"
          >${saidWords[said.verdict]}
          <button type="button" class="link" @click=${() => this.takeBack(said)}>Undo</button></span
        >
      </div>`;
    }
    const canSee = toJudge(friction, 'seen').length > 0;
    const canDoubt = toJudge(friction, 'not-frustrated').length > 0;
    return html`${this.renderQuiet(friction)}
    ${
      canSee || canDoubt
        ? html`<div class="act">
            ${
              canSee
                ? html`<button type="button" @click=${() => this.judgeAll('seen')}>
                    <attune-icon name="eye"></attune-icon>Seen
                  </button>`
                : nothing
            }
            ${
              canDoubt
                ? html`<button type="button" @click=${() => this.judgeAll('not-frustrated')}>
                    <attune-icon name="smile"></attune-icon>Not frustrated
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }`;
  }

  private renderQuiet({ quietUntil }: Friction): TemplateResult | typeof nothing {
    if (quietUntil === null || quietUntil <= this.now()) return nothing;
    return html`<p class="quiet-until">
      <attune-icon name="eye"></attune-icon>Seen. Calls again at ${timeText(quietUntil)}, or for something
      new.
    </p>`;
  }

  private renderGoneQuiet({ goneQuiet }: Friction): TemplateResult | typeof nothing {
    if (goneQuiet === null) return nothing;
    return html`<p class="chip">
      <attune-icon name="circle-dashed"></attune-icon>
      <span><b>Gone quiet.</b> <span class="state-words">${sentenceWords(goneQuiet)}.</span></span>
    </p>`;
  }

  private renderFacts(facts: readonly Contribution[]): TemplateResult {
    return html`<ul role="list" class="facts" aria-label="Also known, not counted">
      ${facts.map(
        ({ sentence }) =>
          html`<li title="Shown, not counted">
            <attune-icon name="info"></attune-icon><span class="state-words">${sentenceWords(sentence)}</span>
          </li>`,
      )}
    </ul>`;
  }
}

function shadeOf(index: number): string {
  return SHADES[index] ?? SHADES.at(-1) ?? '1';
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-friction-pane': FrictionPane;
  }
}

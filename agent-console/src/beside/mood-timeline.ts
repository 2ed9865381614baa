import type { ConversationMood, MoodPoint } from '@attune/protocol';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import { moodTimelineStyles } from './mood-timeline.styles.ts';
import { moodWord, reasonWords } from './mood-words.ts';

const MOST = 14;
const WATCH = 0.4;
const FLAG = 0.7;

/** How the visitor's words sounded, message by message; each point leads to its message. Apart from friction. */
@customElement('attune-mood-timeline')
export class MoodTimeline extends LitElement {
  static override styles = [controls, moodTimelineStyles];

  @property({ attribute: false }) mood: ConversationMood | null = null;
  /** Bodies of the visitor's messages by `seq`, for the words a point rests on. */
  @property({ attribute: false }) bodies: ReadonlyMap<number, string> = new Map();
  /** `seq` of the point somebody looks at. */
  @state() private looked: number | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { mood } = this;
    if (!mood) return nothing;
    const points = mood.timeline.slice(-MOST);
    const shown = points.find(({ seq }) => seq === this.looked) ?? points.at(-1);
    const isKnown = points.some(({ label }) => label !== 'unknown');
    return html`<p class="now">
        <b>${moodWord(mood.label)}</b>
        ${mood.label === 'unknown' ? nothing : html`<span class="quiet-text">${sureness(mood.probability)}</span>`}
      </p>
      ${isKnown ? this.renderTrack(points) : nothing} ${shown && isKnown ? this.renderWords(shown) : nothing}`;
  }

  private renderTrack(points: readonly MoodPoint[]): TemplateResult {
    const x = (index: number): number => (points.length === 1 ? 50 : (index / (points.length - 1)) * 100);
    const line = points.map(({ distress }, index) => `${x(index)},${(1 - distress) * 28}`).join(' ');
    return html`<div class="track" @pointerleave=${() => (this.looked = null)}>
      <svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<line x1="0" x2="100" y1="28" y2="28"></line><polyline points=${line}></polyline>`}
      </svg>
      ${points.map((point, index) => this.renderPoint(point, x(index)))}
    </div>`;
  }

  private renderPoint(point: MoodPoint, x: number): TemplateResult {
    const look = (): void => {
      this.looked = point.seq;
    };
    return html`<button
      type="button"
      class="point"
      data-level=${levelOf(point)}
      aria-current=${this.looked === point.seq}
      aria-label="${moodWord(point.label)}${this.quoted(point)}. Show the message"
      ${cssProperties({ '--x': `${x}%`, '--y': String(1 - point.distress) })}
      @pointerenter=${look}
      @focus=${look}
      @blur=${() => (this.looked = null)}
      @click=${() => this.dispatchEvent(new MessageWanted(point.seq))}
    ></button>`;
  }

  private quoted(point: MoodPoint): string {
    const words = this.wordsOf(point);
    return words.length === 0 ? '' : `: ${words.join(', ')}`;
  }

  private wordsOf({ seq, words }: MoodPoint): readonly string[] {
    const body = this.bodies.get(seq);
    return body === undefined ? [] : words.map(({ start, end }) => body.slice(start, end));
  }

  private renderWords(point: MoodPoint): TemplateResult {
    const words = this.wordsOf(point);
    const because = point.because.map((reason) => reasonWords[reason]);
    const label = this.looked === null ? nothing : html`${moodWord(point.label)} · `;
    return html`<p class="words">
      ${label}${words.map((word, index) => html`${index > 0 ? ', ' : nothing}<q>${word}</q>`)}${
        because.length === 0 ? nothing : html`${words.length > 0 ? ' · ' : nothing}${because.join(', ')}`
      }
    </p>`;
  }
}

function levelOf({ label, distress }: MoodPoint): 'unknown' | 'calm' | 'watch' | 'flag' {
  if (label === 'unknown') return 'unknown';
  return distress >= FLAG ? 'flag' : distress >= WATCH ? 'watch' : 'calm';
}

/** A number would promise more than there is. */
function sureness(probability: number): string {
  return probability >= 0.8 ? 'rather sure' : probability >= 0.6 ? 'likely' : 'perhaps';
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-mood-timeline': MoodTimeline;
  }
}

import type { Contribution, Friction } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import { cssProperties } from '../ui/css-properties.ts';
import '../ui/elapsed.ts';
import { frictionPaneStyles } from './friction-pane.styles.ts';
import './level-mark.ts';
import { levelMeanings, levelWords } from './levels.ts';
import { sentenceWords } from './sentence-words.ts';

/** Parts fade from the strongest to the weakest, in the order of the list below them: the place says which is which. */
const SHADES = ['1', '0.68', '0.46', '0.32', '0.24'];

/** How the visit goes: the level in a word, the facts behind it with their points, and the score, small. */
@customElement('attune-friction-pane')
export class FrictionPane extends LitElement {
  static override styles = [controls, frictionPaneStyles];

  @property({ attribute: false }) friction: Friction | null = null;
  @property({ attribute: false }) now: () => number = Date.now;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('friction')) this.setAttribute('level', this.friction?.level ?? 'calm');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { friction } = this;
    if (!friction) return nothing;
    const { level, since, score, contributions } = friction;
    return html`<div class="head" title=${levelMeanings[level]}>
        <attune-level-mark level=${level}></attune-level-mark>
        <span class="level">${levelWords[level]}</span>
        ${
          since === null
            ? nothing
            : html`<span class="since"
                >for <attune-elapsed .since=${since} .now=${this.now} format="length"></attune-elapsed
              ></span>`
        }
        <span class="score figures"><b>${Math.round(score)}</b> of 100</span>
      </div>
      ${
        contributions.length > 0
          ? html`${this.renderGauge(friction)}
              <ul role="list">
                ${contributions.map((part, index) => this.renderPart(part, index))}
              </ul>`
          : html`<p class="calm">${levelMeanings.calm}</p>`
      }`;
  }

  private renderGauge({ score, contributions }: Friction): TemplateResult {
    const counted = contributions.filter(({ points }) => Math.round(points) > 0);
    return html`<div
      class="gauge"
      role="img"
      aria-label="Friction ${Math.round(score)} of 100, made of ${counted.map(({ points }) => Math.round(points)).join(' + ') || '0'}"
    >
      ${counted.map(
        ({ points }, index) =>
          html`<span ${cssProperties({ '--points': String(points), '--shade': shadeOf(index) })}></span>`,
      )}
    </div>`;
  }

  private renderPart({ sentence, points, since }: Contribution, index: number): TemplateResult {
    const isState = Math.round(points) === 0;
    return html`<li>
      <span class="swatch ${isState ? 'state' : ''}" ${cssProperties({ '--shade': shadeOf(index) })}></span>
      <span class="fact"
        >${sentenceWords(sentence)}
        <span class="age"
          ><attune-elapsed .since=${since} .now=${this.now} format="ago"></attune-elapsed></span
      ></span>
      <span class="points" title=${isState ? 'Shown, not counted' : `Adds ${Math.round(points)} to friction`}
        >${isState ? '–' : Math.round(points)}</span
      >
    </li>`;
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

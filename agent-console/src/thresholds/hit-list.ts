import type { ControlHits, IgnoredControl, SignalPrecision } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { sentenceWords } from '../friction/sentence-words.ts';
import { controls } from '../ui/controls.styles.ts';
import { agoText } from '../ui/duration.ts';
import './precision-mark.ts';

/** A control is to be left out from now on. */
export class ControlIgnored extends Event {
  static readonly type = 'control-ignored';
  constructor(readonly control: IgnoredControl) {
    super(ControlIgnored.type, { bubbles: true, composed: true });
  }
}

/** Controls on which a kind of signal was found lately, most hits first; one press leaves a control out. */
@customElement('attune-hit-list')
export class HitList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: 2px var(--space-12);
        align-items: center;
        padding-block: var(--space-8);
        border-block-start: 1px solid var(--line);
      }
      .what {
        overflow-wrap: anywhere;
      }
      .what b {
        font-weight: 550;
      }
      .about {
        font: var(--type-12);
        color: var(--text-quiet);
      }
      .count {
        font: var(--type-13);
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .out {
        font: var(--type-13);
        color: var(--text-quiet);
      }
      p.none {
        padding-block: var(--space-8);
        font: var(--type-13);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) hits: readonly ControlHits[] = [];
  @property({ attribute: false }) precision: readonly SignalPrecision[] = [];
  @property({ attribute: false }) ignored: readonly IgnoredControl[] = [];
  @property({ attribute: false }) now: () => number = Date.now;

  protected override render(): TemplateResult {
    if (this.hits.length === 0) return html`<p class="none">Not found in the last 7 days.</p>`;
    return html`<ul role="list">
      ${this.hits.map((hit) => this.renderHit(hit))}
    </ul>`;
  }

  private renderHit(hit: ControlHits): TemplateResult {
    const { name, path, hits, lastAt, lastConversationId, sentence, kind, controlKey } = hit;
    const votes = this.precision.find((each) => each.kind === kind && each.controlKey === controlKey);
    const times = hits === 1 ? 'once' : `${hits} times`;
    return html`<li>
      <div class="what">
        <div><b>${name === '' ? 'No control' : name}</b> <span class="quiet-text">on ${path}</span></div>
        <div class="about">
          <a href=${paths.conversation(lastConversationId)}>${agoText(this.now() - lastAt)}</a>:
          ${sentenceWords(sentence)}
        </div>
        ${votes && controlKey !== null ? html`<attune-precision-mark .precision=${votes}></attune-precision-mark>` : nothing}
      </div>
      <span class="count">${times}</span>
      ${this.renderAct(hit)}
    </li>`;
  }

  private renderAct({ kind, controlKey, name, path }: ControlHits): TemplateResult {
    if (controlKey === null) return html`<span></span>`;
    const isOut = this.ignored.some(
      (each) => each.controlKey === controlKey && (each.kinds.length === 0 || each.kinds.includes(kind)),
    );
    if (isOut) return html`<span class="out">Left out</span>`;
    const control = { controlKey, name, path, kinds: [kind] };
    return html`<button
      type="button"
      aria-label="Ignore ${name === '' ? 'this control' : name} on ${path}"
      @click=${() => this.dispatchEvent(new ControlIgnored(control))}
    >
      Ignore
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-hit-list': HitList;
  }
  interface HTMLElementEventMap {
    'control-ignored': ControlIgnored;
  }
}

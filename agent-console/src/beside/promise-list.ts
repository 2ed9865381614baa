import type { AgentPromise } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { MessageWanted } from '../conversation/message-wanted.ts';
import { momentText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import type { PromiseOutcome } from './beside-acts.ts';

/** A promise was kept, was not, or is taken back. */
export class PromiseSettled extends Event {
  static readonly type = 'promise-settled';
  constructor(
    readonly promise: AgentPromise,
    readonly outcome: PromiseOutcome,
  ) {
    super(PromiseSettled.type, { bubbles: true, composed: true });
  }
}

const SOON_MS = 10 * 60_000;
const stateWords: Readonly<Record<AgentPromise['state'], string>> = {
  open: 'open',
  kept: 'kept',
  missed: 'missed',
  withdrawn: 'taken back',
};

/** What agents said they would do, by when, and what came of it. */
@customElement('attune-promise-list')
export class PromiseList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font: var(--type-13);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-8);
        padding-block: 4px;
      }
      .deed {
        all: unset;
        min-block-size: 24px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .deed:hover {
        text-decoration: underline dotted var(--line-strong);
        text-underline-offset: 3px;
      }
      .deed:focus-visible {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .due {
        color: var(--text-quiet);
        white-space: nowrap;
      }
      [data-due='soon'] .due {
        color: var(--watch-text);
        font-weight: 500;
      }
      [data-due='over'] .due {
        color: var(--urgent-text);
        font-weight: 500;
      }
      [data-state='withdrawn'] .deed,
      [data-state='kept'] .deed {
        color: var(--text-quiet);
      }
      .acts {
        grid-column: 1 / -1;
        display: flex;
        gap: 10px;
        font: var(--type-12);
      }
      .acts button {
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) promises: readonly AgentPromise[] = [];
  @property({ attribute: false }) now: () => number = Date.now;
  /** To read only: on the card of an earlier contact. */
  @property({ type: Boolean, attribute: 'is-past' }) isPast = false;

  private settle(promise: AgentPromise, outcome: PromiseOutcome): void {
    this.dispatchEvent(new PromiseSettled(promise, outcome));
  }

  protected override render(): TemplateResult {
    return html`<ul role="list">
      ${repeat(
        this.promises,
        ({ id }) => id,
        (promise) => this.renderPromise(promise),
      )}
    </ul>`;
  }

  private renderPromise(promise: AgentPromise): TemplateResult {
    const { state, dueAt, deed, ownerName, seq } = promise;
    return html`<li data-state=${state} data-due=${state === 'open' ? urgencyOf(dueAt, this.now()) : 'no'}>
      <button
        type="button"
        class="deed"
        title="${ownerName} said so"
        @click=${() => this.dispatchEvent(new MessageWanted(seq))}
      >
        ${deed}
      </button>
      <span class="due figures">${state === 'open' ? dueWords(dueAt, this.now()) : stateWords[state]}</span>
      ${this.isPast ? nothing : this.renderActs(promise)}
    </li>`;
  }

  private renderActs(promise: AgentPromise): TemplateResult {
    const act = (outcome: PromiseOutcome, word: string): TemplateResult =>
      html`<button
        type="button"
        class="link"
        aria-label="${word}: ${promise.deed}"
        @click=${() => this.settle(promise, outcome)}
      >
        ${word}
      </button>`;
    return html`<span class="acts">
      ${
        promise.state === 'open'
          ? html`${act('kept', 'Kept')} ${act('missed', 'Missed')} ${act('withdrawn', 'Take back')}`
          : act('open', 'Open again')
      }
    </span>`;
  }
}

function urgencyOf(dueAt: number | null, now: number): 'no' | 'soon' | 'over' {
  if (dueAt === null) return 'no';
  return now > dueAt ? 'over' : dueAt - now <= SOON_MS ? 'soon' : 'no';
}

function dueWords(dueAt: number | null, now: number): string {
  if (dueAt === null) return 'no time named';
  const time = momentText(dueAt, now);
  return now > dueAt ? `was due ${time}` : `by ${time}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-promise-list': PromiseList;
  }
  interface HTMLElementEventMap {
    'promise-settled': PromiseSettled;
  }
}

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TuningChanges } from '../thresholds/tuning-draft.ts';
import { controls } from '../ui/controls.styles.ts';
import { replayPanelStyles } from './replay-panel.styles.ts';
import './replay-result.ts';
import type { ReplayState } from './replay.ts';

/** The changes are to be tried on the site's past. */
export class ReplayWanted extends Event {
  static readonly type = 'replay-wanted';
  constructor(readonly days: number) {
    super(ReplayWanted.type, { bubbles: true, composed: true });
  }
}

/** A running replay is to be left. */
export class ReplayCancelled extends Event {
  static readonly type = 'replay-cancelled';
  constructor() {
    super(ReplayCancelled.type, { bubbles: true, composed: true });
  }
}

const MOST_DAYS = 30;

/** Tries unsaved thresholds on the site's own past: over how many days, how far it is, what came out. */
@customElement('attune-replay-panel')
export class ReplayPanel extends LitElement {
  static override styles = [controls, replayPanelStyles];

  @property({ attribute: false }) replay: ReplayState = { phase: 'idle' };
  /** What would be tried now. */
  @property({ attribute: false }) changes: TuningChanges = { changes: {} };
  /** Something in them cannot be tried. */
  @property({ type: Boolean }) wrong = false;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private days = 7;

  private get isUnchanged(): boolean {
    return JSON.stringify(this.changes) === JSON.stringify({ changes: {} });
  }

  private start(): void {
    this.dispatchEvent(new ReplayWanted(this.days));
  }

  protected override render(): TemplateResult {
    return html`<h2>Try before saving</h2>
      <p class="about">
        Works out, over this site’s own conversations, what these changes would have flagged. Nothing is saved
        and nobody is told.
      </p>
      <div class="days">
        <label for="days">How far back</label>
        <input
          id="days"
          type="range"
          min="1"
          max=${MOST_DAYS}
          .value=${String(this.days)}
          aria-valuetext=${daysText(this.days)}
          @input=${({ target }: InputEvent) => (this.days = Number((target as HTMLInputElement).value))}
        />
        <span class="figures">${daysText(this.days)}</span>
      </div>
      ${this.replay.phase === 'running' ? this.renderRunning(this.replay) : this.renderStart()}
      <div class="outcome" role="status">${this.renderOutcome()}</div>`;
  }

  private renderStart(): TemplateResult {
    return html`<button
        type="button"
        class="try"
        ?disabled=${this.wrong || this.isUnchanged}
        @click=${this.start}
      >
        Try on the last ${daysText(this.days)}
      </button>
      ${this.isUnchanged ? html`<p class="about">Change a value first.</p>` : nothing}`;
  }

  private renderRunning({ done, total, days }: Extract<ReplayState, { phase: 'running' }>): TemplateResult {
    return html`<div class="running">
      <progress
        aria-label="Replaying the last ${daysText(days)}"
        max=${total ?? 1}
        .value=${total === null ? 0 : done}
      ></progress>
      <span class="figures">${total === null ? 'Reading…' : `${done} of ${total} conversations`}</span>
      <button type="button" @click=${() => this.dispatchEvent(new ReplayCancelled())}>Cancel</button>
    </div>`;
  }

  private renderOutcome(): TemplateResult | typeof nothing {
    const { replay } = this;
    if (replay.phase === 'cancelled') return html`<p class="about">Cancelled. Nothing was changed.</p>`;
    if (replay.phase === 'refused') return html`<p class="problem">${replay.refusal.message}</p>`;
    if (replay.phase !== 'ended') return nothing;
    const isStale = JSON.stringify(replay.of) !== JSON.stringify(this.changes);
    return html`<div class="result" ?data-stale=${isStale}>
      ${
        isStale
          ? html`<p class="stale">
              <span>Values have changed since.</span>
              ${
                this.isUnchanged
                  ? nothing
                  : html`<button type="button" ?disabled=${this.wrong} @click=${this.start}>
                      Try again
                    </button>`
              }
            </p>`
          : nothing
      }
      <attune-replay-result .result=${replay.result} .now=${this.now}></attune-replay-result>
    </div>`;
  }
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-replay-panel': ReplayPanel;
  }
  interface HTMLElementEventMap {
    'replay-wanted': ReplayWanted;
    'replay-cancelled': ReplayCancelled;
  }
}

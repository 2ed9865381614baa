import type { AgentInput, Availability } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import '../ui/menu-button.ts';
import { menuStyles } from '../ui/menu.styles.ts';
import './state-dot.ts';

const modeWords = {
  online: { name: 'At work', says: 'Conversations may be given to you.' },
  away: { name: 'Away', says: 'You keep yours and are given no more.' },
} as const;

/** Whether one is at work, and how many conversations one is given at most. */
@customElement('attune-availability-switch')
export class AvailabilitySwitch extends LitElement {
  static override styles = [
    controls,
    menuStyles,
    css`
      .face {
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 36px;
      }
      .mark {
        position: relative;
        display: grid;
      }
      .mark attune-state-dot {
        position: absolute;
        inset-block-end: -3px;
        inset-inline-end: -2px;
        padding: 1px;
        border-radius: 50%;
        background: var(--surface-0);
      }
      .word {
        display: none;
      }
      @media (max-width: 799px) {
        .face {
          gap: 2px;
          inline-size: 56px;
          block-size: 48px;
          color: var(--text-quiet);
        }
        .word {
          display: block;
          font: var(--type-12);
          line-height: 1.2;
        }
      }
      .item {
        block-size: auto;
        padding-block: 6px;
      }
      .says {
        display: grid;
      }
      .says small {
        color: var(--text-quiet);
        font: var(--type-12);
        white-space: normal;
      }
      input {
        inline-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly own = new Observe(this, () => this.desk?.availability.own ?? null);
  private readonly breakUntil = new Observe(this, () => this.desk?.availability.breakUntil ?? null);

  override connectedCallback(): void {
    super.connectedCallback();
    for (const name of ['pointerdown', 'keydown'] as const)
      document.addEventListener(name, this.onAct, { passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of ['pointerdown', 'keydown'] as const) document.removeEventListener(name, this.onAct);
  }

  private readonly onAct = (): void => this.desk?.availability.acted();

  private async set(change: AgentInput<'availability:set'>): Promise<void> {
    const refusal = await this.desk?.availability.set(change);
    if (refusal) this.desk?.toasts.problem(refusal.message);
  }

  protected override render(): TemplateResult | typeof nothing {
    const own = this.own.value;
    if (!own) return nothing;
    return html`<attune-menu-button plain label="You are ${modeWords[own.mode].name.toLowerCase()}">
      <span slot="face" class="face">
        <span class="mark"
          ><attune-icon name="user" size="20"></attune-icon
          ><attune-state-dot state=${own.mode === 'online' ? 'online' : 'away'}></attune-state-dot
        ></span>
        <span class="word">You</span>
      </span>
      <div class="menu">
        ${this.renderBreak()} ${this.renderMode(own, 'online')} ${this.renderMode(own, 'away')}
        <hr />
        <label>
          Open conversations you are given at most
          <input type="number" min="0" max="100" .value=${String(own.capacity)} @change=${this.onCapacity} />
        </label>
        <p class="hint">
          You have ${own.load} now. After ten minutes without a key or a click you count as away.
        </p>
      </div>
    </attune-menu-button>`;
  }

  private renderBreak(): TemplateResult | typeof nothing {
    const until = this.breakUntil.value ?? null;
    if (until === null) return nothing;
    return html`<p class="hint">You are on a break until ${timeText(until)}, then at work again.</p>`;
  }

  private onCapacity({ target }: Event): void {
    if (!(target instanceof HTMLInputElement) || !target.checkValidity() || target.value === '') return;
    void this.set({ capacity: target.valueAsNumber });
  }

  private renderMode({ mode }: Availability, is: Availability['mode']): TemplateResult {
    const { name, says } = modeWords[is];
    return html`<button
      type="button"
      class="item"
      aria-pressed=${mode === is}
      @click=${() => void this.set({ mode: is })}
    >
      <attune-state-dot state=${is}></attune-state-dot>
      <span class="says">${name}<small>${says}</small></span>
      ${mode === is ? html`<span class="end"><attune-icon name="check"></attune-icon></span>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-availability-switch': AvailabilitySwitch;
  }
}

import type { BreakMinutes } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';

const numbers = ['Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'] as const;

/** A break, offered to the agent alone after several hard conversations. Nothing waits for an answer to it. */
@customElement('attune-check-in-card')
export class CheckInCard extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        z-index: 9;
        inset-block-end: var(--space-16);
        inset-inline-start: 72px;
        inline-size: 288px;
        pointer-events: none;
      }
      /* On a phone the lower edge belongs to the composer. */
      @media (max-width: 799px) {
        :host {
          inset-block: 60px auto;
          inset-inline: var(--space-16);
          inline-size: auto;
        }
      }
      section {
        display: grid;
        gap: var(--space-8);
        padding: var(--space-12) var(--space-16);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-1);
        box-shadow: var(--shadow-float);
        pointer-events: auto;
      }
      p {
        margin: 0;
      }
      .private {
        color: var(--text-quiet);
        font: var(--type-12);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-8);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly hard = new Observe(this, () => this.desk?.checkIns.offer ?? null);

  private async take(minutes: BreakMinutes): Promise<void> {
    const { desk } = this;
    const refusal = await desk?.checkIns.takeBreak(minutes);
    if (refusal) desk?.toasts.problem(refusal.message);
    else if (desk) desk.toasts.say(`You are away for ${minutes} minutes, then at work again.`);
  }

  private turnOff(): void {
    const { desk } = this;
    desk?.checkIns.turn(false);
    desk?.toasts.say('Breaks are not offered any more. Your account has the switch.', () =>
      desk.checkIns.turn(true),
    );
  }

  protected override render(): TemplateResult {
    const hard = this.hard.value ?? null;
    // The live region stands before it has something to say, so that it is read when it comes.
    return html`<div role="status" aria-label="An offer to you">
      ${hard === null ? nothing : this.renderOffer(hard)}
    </div>`;
  }

  private renderOffer(hard: number): TemplateResult {
    return html`<section aria-label="A break">
      <p>${numbers[hard - 3] ?? hard} hard ones in the last hour. Take five minutes?</p>
      <div class="acts">
        <button type="button" @click=${() => this.take(5)}>Take 5 minutes</button>
        <button type="button" @click=${() => this.take(10)}>Take 10</button>
        <button type="button" class="quiet" @click=${() => this.desk?.checkIns.notNow()}>Not now</button>
        <button type="button" class="quiet" @click=${this.turnOff}>Don’t offer</button>
      </div>
      <p class="private">Only you see this, and nothing of it is kept about you.</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-check-in-card': CheckInCard;
  }
}

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { outsideStyles } from '../outside/outside.styles.ts';
import { Observe } from '../state/observe.ts';
import { controls } from '../ui/controls.styles.ts';
import { screenStyles } from '../ui/screen.styles.ts';
import '../ui/switch.ts';
import type { SwitchTurned } from '../ui/switch.ts';

/** Whether somebody wants to be offered a break after several hard conversations: theirs alone to say. */
@customElement('attune-check-in-switch')
export class CheckInSwitch extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    outsideStyles,
    css`
      .acts {
        flex-wrap: nowrap;
        align-items: center;
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  private readonly isOn = new Observe(this, () => this.desk?.checkIns.isOn ?? null);

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="breaks">
      <h2 id="breaks">Breaks</h2>
      <div class="acts">
        <attune-switch
          label="Offer me a break after several hard conversations"
          ?checked=${this.isOn.value ?? true}
          @switch-turned=${({ checked }: SwitchTurned) => this.desk?.checkIns.turn(checked)}
        ></attune-switch>
        <span aria-hidden="true">Offer me a break after several hard conversations</span>
      </div>
      <p class="about">
        When three of your conversations within an hour ended with a flag, or you had to use the shield. It
        counts, and reads nothing into how you write. Nobody else is told, and this choice stays in this
        browser.
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-check-in-switch': CheckInSwitch;
  }
}

import type { AgentInput, FrictionLevel, Sharing } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Desk } from '../app/desk.ts';
import { levelWords } from '../friction/levels.ts';
import { controls } from '../ui/controls.styles.ts';
import { teamScreenStyles } from './team-screen.styles.ts';
import { noWork } from './team-work.ts';

const levels: readonly FrictionLevel[] = ['calm', 'watch', 'flag', 'urgent'];

/** Whether a site's conversations go round, and whether hard ones count for more when it is decided who is next. */
@customElement('attune-sharing-section')
export class SharingSection extends LitElement {
  static override styles = [controls, teamScreenStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) siteId = '';
  @property({ attribute: false }) sharing: Sharing = noWork.sharing;
  @property({ type: Boolean }) fixed = false;

  private async save(change: Omit<AgentInput<'sharing:save'>, 'siteId'>, done: string): Promise<void> {
    const { desk, siteId } = this;
    const reply = await desk?.connection.request('sharing:save', { siteId, ...change });
    if (reply?.ok === false) desk?.toasts.problem(reply.refusal.message);
    else desk?.toasts.say(done);
    await desk?.teamWork.load();
    // What was refused is still in the field: it goes back to what holds.
    this.requestUpdate();
  }

  private readonly onShares = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const { checked } = target;
    void this.save(
      { sharesOut: checked },
      checked ? 'New conversations go round now.' : 'Agents take conversations themselves.',
    );
  };

  private readonly onWeighs = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const { checked } = target;
    void this.save(
      { sharesOut: this.sharing.sharesOut, weighs: checked },
      checked ? 'Who carries least is next.' : 'Conversations go strictly in turn.',
    );
  };

  private onWeight(level: FrictionLevel, { target }: Event): void {
    if (!(target instanceof HTMLInputElement) || target.value === '' || !target.reportValidity()) return;
    const { sharesOut, weights } = this.sharing;
    void this.save({ sharesOut, weights: { ...weights, [level]: target.valueAsNumber } }, 'Weights saved.');
  }

  protected override render(): TemplateResult {
    const { sharing, fixed } = this;
    return html`<section aria-labelledby="round">
      <h2 id="round">In turn</h2>
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(sharing.sharesOut)}
          ?disabled=${fixed}
          @change=${this.onShares}
        />
        <span
          >Give new conversations to whoever is at work, in turn
          <small
            >Longest waiting first, nobody beyond the number they set. Switched off, agents take them
            themselves.</small
          ></span
        >
      </label>
      <label class="check">
        <input type="checkbox" .checked=${live(sharing.weighs)} ?disabled=${fixed} @change=${this.onWeighs} />
        <span
          >Count hard conversations for more
          <small
            >Whoever carries least is next, and a third urgent one in a row goes to somebody else who has
            room. Holds for teams, too. Switched off, only turns count.</small
          ></span
        >
      </label>
      ${sharing.weighs ? this.renderWeights(sharing) : nothing}
    </section>`;
  }

  private renderWeights({ weights }: Sharing): TemplateResult {
    return html`<fieldset ?disabled=${this.fixed}>
      <legend>How much one counts, by its friction</legend>
      ${levels.map(
        (level) =>
          html`<label
            >${levelWords[level]}
            <input
              class="weight"
              type="number"
              min="0.5"
              max="5"
              step="0.1"
              .value=${live(String(weights[level]))}
              @change=${(event: Event) => this.onWeight(level, event)}
          /></label>`,
      )}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-sharing-section': SharingSection;
  }
}

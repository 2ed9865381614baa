import type { Beside, Refusal } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { MessageWanted } from '../conversation/message-wanted.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { visitorMessages } from '../conversation/thread.ts';
import { StatusWanted } from '../conversation/conversation-header.ts';
import { Observe } from '../state/observe.ts';
import { timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import './hand-over-dialog.ts';
import type { HandOverDialog } from './hand-over-dialog.ts';
import './mood-timeline.ts';
import { severityLevels, severityWords } from './mood-words.ts';
import './promise-list.ts';
import type { PromiseSettled } from './promise-list.ts';
import './reflection-card.ts';
import type { ReflectionCorrected } from './reflection-card.ts';
import { shieldOffer } from './shield-offer.ts';
import { wordsPaneStyles } from './words-pane.styles.ts';

/** Suggestions of one move are wanted. */
export class MoveWanted extends Event {
  static readonly type = 'move-wanted';
  constructor(readonly intent: 'set-limit') {
    super(MoveWanted.type, { bubbles: true, composed: true });
  }
}

type Colleagues = readonly { readonly id: string; readonly name: string }[];

/** What the visitor says: how it sounds, what is at stake, what they want and what was promised. */
@customElement('attune-words-pane')
export class WordsPane extends LitElement {
  static override styles = [controls, wordsPaneStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @state() private isHandingOver = false;
  @state() private colleagues: Colleagues = [];
  @query('attune-hand-over-dialog') private readonly dialog!: HandOverDialog | null;
  private readonly settings = new Observe(this, () => this.desk?.words.settings ?? null);

  private async act(doing: Promise<Refusal | null> | undefined, done?: string): Promise<void> {
    const refusal = await doing;
    if (refusal) this.desk?.toasts.problem(refusal.message);
    else if (done !== undefined) this.desk?.toasts.say(done);
  }

  private onCorrected({ field, item, text }: ReflectionCorrected): void {
    const change = { ...(item ? { itemKey: item.key } : {}), ...(text === null ? {} : { text }) };
    void this.act(this.desk?.words.beside.correct(field, change));
  }

  private async onModel(): Promise<void> {
    const why = await this.desk?.words.beside.askModel();
    if (why) this.desk?.toasts.say(why);
  }

  private onSettled({ promise, outcome }: PromiseSettled): void {
    void this.act(this.desk?.words.beside.settlePromise(promise.id, outcome));
  }

  /** Whichever of the shield's buttons it was. */
  private onShield(event: Event): void {
    const { conversationId } = this.conversation ?? {};
    const isButton = event.target instanceof HTMLButtonElement;
    if (isButton && conversationId !== undefined) this.desk?.checkIns.shielded(conversationId);
  }

  private async showHandOver(): Promise<void> {
    this.isHandingOver = true;
    await this.updateComplete;
    this.dialog?.show();
    this.colleagues = (await this.desk?.words.beside.colleagues()) ?? [];
  }

  private onExpect(event: Event): void {
    const chooser = event.target as HTMLSelectElement;
    const minutes = Number(chooser.value);
    chooser.value = '';
    if (Number.isNaN(minutes)) return;
    const done =
      minutes === 0 ? 'They see no time any more.' : `They see: still on it, about ${minutes} min.`;
    void this.act(this.desk?.words.beside.expect(minutes), done);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation } = this;
    const beside = conversation?.beside;
    if (!conversation || !beside) return nothing;
    const bodies = new Map(visitorMessages(conversation.thread).map(({ seq, body }) => [seq, body]));
    return html`${this.renderHead(beside)} ${this.renderShield(conversation)}
      <attune-mood-timeline .mood=${beside.mood} .bodies=${bodies}></attune-mood-timeline>
      ${this.renderSeverity(beside, bodies)}
      <attune-reflection-card
        .reflection=${beside.reflection}
        .sentence=${beside.reflectingSentence}
        ?has-model=${this.settings.value?.model.enabled ?? false}
        @reflection-corrected=${this.onCorrected}
        @second-opinion-wanted=${this.onModel}
      ></attune-reflection-card>
      ${this.renderPromises(beside)} ${this.renderStill(beside)}
      ${this.isHandingOver ? this.renderDialog(beside) : nothing}`;
  }

  private renderHead({ assignee }: Beside): TemplateResult {
    const ownId = this.desk?.me.value?.agent.id;
    const whose = assignee === null ? 'Nobody’s yet' : assignee.id === ownId ? 'Yours' : `${assignee.name}’s`;
    return html`<div class="head">
      <h2>What they say</h2>
      <span class="whose">${whose}</span>
      <button
        type="button"
        class="quiet"
        title="Hand this conversation over, with the card"
        @click=${this.showHandOver}
      >
        <attune-icon name="hand-over"></attune-icon>Hand over…
      </button>
    </div>`;
  }

  private renderShield({ thread }: OpenState): TemplateResult | typeof nothing {
    const step = shieldOffer(thread);
    if (step !== 'warn' && step !== 'end') return nothing;
    return html`<div class="shield" role="group" aria-label="Abusive words" @click=${this.onShield}>
      <p>
        ${step === 'end' ? 'This goes too far. You need not go on.' : 'Nobody has to put up with these words.'}
      </p>
      <button type="button" @click=${() => this.dispatchEvent(new MoveWanted('set-limit'))}>
        Set a limit
      </button>
      <button type="button" @click=${this.showHandOver}>Hand over</button>
      ${
        step === 'end'
          ? html`<button type="button" @click=${() => this.dispatchEvent(new StatusWanted('resolved'))}>
              End it
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderSeverity(
    { severity }: Beside,
    bodies: ReadonlyMap<number, string>,
  ): TemplateResult | typeof nothing {
    if (!severity) return nothing;
    const quote = bodies.get(severity.seq)?.slice(severity.span.start, severity.span.end);
    return html`<button
      type="button"
      class="severity"
      data-level=${severity.level}
      title="Show the message"
      @click=${() => this.dispatchEvent(new MessageWanted(severity.seq))}
    >
      <span>${severityWords[severity.kind]} · ${severityLevels[severity.level]}</span>
      ${quote === undefined ? nothing : html`<q>${quote}</q>`}
    </button>`;
  }

  private renderPromises({ promises }: Beside): TemplateResult | typeof nothing {
    if (promises.length === 0) return nothing;
    return html`<section aria-label="Promises">
      <h3>Promised</h3>
      <attune-promise-list
        .promises=${promises}
        .now=${this.now}
        @promise-settled=${this.onSettled}
      ></attune-promise-list>
    </section>`;
  }

  private renderStill({ expectedAt }: Beside): TemplateResult {
    const isTold = expectedAt !== null && expectedAt > this.now();
    return html`<label class="still">
      ${isTold ? `They see: still on it, until about ${timeText(expectedAt)}` : 'Tell them you are still on it'}
      <select aria-label="Still on it, about" @change=${this.onExpect}>
        <option value="-">${isTold ? 'change' : 'about …'}</option>
        ${[2, 5, 10, 20, 45].map((minutes) => html`<option value=${minutes}>${minutes} min</option>`)}
        ${isTold ? html`<option value="0">take it back</option>` : nothing}
      </select>
    </label>`;
  }

  private renderDialog(beside: Beside): TemplateResult {
    return html`<attune-hand-over-dialog
      .colleagues=${this.colleagues}
      .beside=${beside}
      .ownId=${this.desk?.me.value?.agent.id ?? ''}
      .handOver=${async (to: { toAgentId?: string; word?: string }) => {
        const refusal = (await this.desk?.words.beside.handOver(to)) ?? null;
        if (refusal === null) this.desk?.toasts.say('Handed over, with the card.');
        return refusal;
      }}
    ></attune-hand-over-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-words-pane': WordsPane;
  }
  interface HTMLElementEventMap {
    'move-wanted': MoveWanted;
  }
}

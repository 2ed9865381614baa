import type { Suggestion } from '@attune/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import '../beside/known-pane.ts';
import type { KnownPane } from '../beside/known-pane.ts';
import '../beside/words-pane.ts';
import type { MoveWanted } from '../beside/words-pane.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import '../form-answers/form-answers.ts';
import '../beside/handed-over.ts';
import '../friction/friction-pane.ts';
import '../suggestion/say-pane.ts';
import type { SayPane } from '../suggestion/say-pane.ts';
import { controls } from '../ui/controls.styles.ts';
import '../visit/visit-pages.ts';
import '../visit/visit-timeline-list.ts';
import type { VisitTimelineList } from '../visit/visit-timeline-list.ts';
import type { VisitTimeline } from '../visit/visit-timeline.ts';
import '../identity/visitor-identity.ts';
import '../visit/visitor-facts.ts';
import { besidePaneStyles } from './beside-pane.styles.ts';

/** What is shown beside the conversation: how it stands now, or how the visit went. */
type Side = 'now' | 'visit';

/** What stands beside a conversation: facts first, then help; and the whole visit on a side of its own. */
@customElement('attune-beside-pane')
export class BesidePane extends LitElement {
  static override styles = [controls, besidePaneStyles];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @property({ attribute: false }) visit: VisitTimeline | null = null;
  @property({ attribute: false }) takenId: string | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  /** The visitor is writing. */
  @property({ type: Boolean }) listening = false;
  @query('attune-say-pane') private readonly say!: SayPane | null;
  @query('attune-known-pane') private readonly known!: KnownPane | null;
  @query('attune-visit-timeline') private readonly timeline!: VisitTimelineList | null;
  @state() private side: Side = 'now';

  /** Turns to the visit, at a message's place in it. */
  async showInVisit(seq: number): Promise<void> {
    this.side = 'visit';
    await this.updateComplete;
    this.timeline?.showMessage(seq);
  }

  /** The suggestion with this number on screen. */
  suggestionAt(number: number): Suggestion | null {
    return this.say?.at(number) ?? null;
  }

  async focusNote(): Promise<void> {
    this.side = 'now';
    await this.updateComplete;
    this.known?.focusNote();
  }

  protected override render(): TemplateResult {
    const { conversation } = this;
    if (conversation?.phase !== 'open') {
      return html`<section aria-hidden="true">
        <div class="bones"></div>
        <div class="bones"></div>
        <div class="bones"></div>
      </section>`;
    }
    return html`<h1 class="sr-only">Beside the conversation</h1>
      <div class="tabs" role="group" aria-label="What to show beside the conversation">
        ${this.renderTab('now', 'Now')} ${this.renderTab('visit', 'Visit')}
      </div>
      ${
        this.side === 'visit'
          ? html`<attune-visit-timeline .visit=${this.visit} .now=${this.now}></attune-visit-timeline>`
          : this.renderNow(conversation)
      }`;
  }

  private renderTab(side: Side, label: string): TemplateResult {
    return html`<button type="button" aria-pressed=${this.side === side} @click=${() => (this.side = side)}>
      ${label}
    </button>`;
  }

  private renderNow(conversation: OpenState): TemplateResult {
    const { conversationId, friction, pages, visitor } = conversation;
    return html`<div class="now">
      <attune-handed-over
        .conversation=${conversation}
        .agentId=${this.desk?.me.value?.agent.id ?? ''}
        .now=${this.now}
      ></attune-handed-over>
      <section aria-label="Friction">
        <h2 class="sr-only">Friction</h2>
        <attune-friction-pane
          .friction=${friction}
          .conversationId=${conversationId}
          .now=${this.now}
        ></attune-friction-pane>
      </section>
      <section class="visit" aria-label="This visit">
        <h2>This visit</h2>
        <attune-visit-pages .pages=${pages} .now=${this.now}></attune-visit-pages>
        <attune-visitor-facts .visitor=${visitor} .now=${this.now}></attune-visitor-facts>
        <attune-visitor-identity .identity=${visitor?.identity ?? null}></attune-visitor-identity>
        <attune-form-answers
          .connection=${this.desk?.connection ?? null}
          .conversationId=${conversationId}
        ></attune-form-answers>
      </section>
      <section aria-label="What they say" ?hidden=${conversation.beside === null}>
        <attune-words-pane
          .desk=${this.desk}
          .conversation=${conversation}
          .now=${this.now}
          @move-wanted=${({ intent }: MoveWanted) => void this.say?.ask(intent)}
        ></attune-words-pane>
      </section>
      <section class="say" aria-label="Suggestions">
        <attune-say-pane
          .desk=${this.desk}
          .conversation=${conversation}
          .takenId=${this.takenId}
          ?held=${this.listening}
        ></attune-say-pane>
      </section>
      <section aria-label="From before" ?hidden=${conversation.beside === null}>
        <attune-known-pane
          .desk=${this.desk}
          .conversation=${conversation}
          .now=${this.now}
        ></attune-known-pane>
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-beside-pane': BesidePane;
  }
}

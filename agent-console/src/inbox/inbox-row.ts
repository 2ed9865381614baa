import type { Author, InboxItem, Label, Viewing } from '@attune/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { priorityLooks } from '../assignment/priorities.ts';
import '../friction/level-mark.ts';
import '../labels/label-mark.ts';
import { momentText, timeText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/elapsed.ts';
import '../ui/icon.ts';
import { inboxRowStyles } from './inbox-row.styles.ts';
import { LongPress } from './long-press.ts';
import { PickingWanted } from './picking.ts';

/** A row was picked, or let go, to do something with several at once. */
export class RowPicked extends Event {
  static readonly type = 'row-picked';
  constructor(
    readonly conversationId: string,
    /** Everything between the last pick and this one as well. */
    readonly isRange: boolean,
  ) {
    super(RowPicked.type, { bubbles: true, composed: true });
  }
}

/** Labels that fit beside a name. */
const MOST_LABELS = 3;

/** One conversation in the list: who, what was last said, how urgent it is and how long somebody waits. */
@customElement('attune-inbox-row')
export class InboxRow extends LitElement {
  static override styles = [controls, inboxRowStyles];

  @property({ attribute: false }) item: InboxItem | null = null;
  @property({ attribute: false }) now: () => number = Date.now;
  @property({ attribute: false }) typing: readonly Author[] = [];
  @property({ type: Boolean }) current = false;
  /** Somebody has seen what its friction rests on: the mark stays and does not call. */
  @property({ type: Boolean, reflect: true }) quieted = false;
  @property({ attribute: false }) labels: readonly Label[] = [];
  /** Colleagues who look at it. */
  @property({ attribute: false }) viewers: readonly Viewing['agent'][] = [];
  /** Which website it came from; null where there is one alone. */
  @property({ attribute: false }) siteName: string | null = null;
  @property({ attribute: false }) agentId = '';
  /** The agent set it back to unread. */
  @property({ type: Boolean }) marked = false;
  @property({ type: Boolean, reflect: true }) picked = false;
  /** Something is picked: every row shows its box. */
  @property({ type: Boolean, reflect: true }) picking = false;
  /** A press picks it and does not open it. */
  @property({ type: Boolean, attribute: 'picks-on-press' }) picksOnPress = false;
  @query('a') private readonly link!: HTMLAnchorElement | null;
  @query('.box') private readonly box!: HTMLButtonElement | null;

  constructor() {
    super();
    this.addController(
      new LongPress(this, () => {
        if (!this.picksOnPress) this.dispatchEvent(new PickingWanted(true));
        this.pick();
      }),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item')) this.setAttribute('level', this.item?.friction.level ?? 'calm');
    this.toggleAttribute('unread', this.marked || (this.item?.unread ?? 0) > 0);
  }

  override focus(options?: FocusOptions): void {
    (this.picksOnPress ? this.box : this.link)?.focus(options);
  }

  /** Opens the conversation as a click does. */
  open(): void {
    this.link?.click();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    return html`${this.renderBox(item)}<a
        id="row"
        href=${paths.conversation(item.conversationId)}
        tabindex=${this.picksOnPress ? -1 : nothing}
        aria-hidden=${this.picksOnPress ? 'true' : nothing}
        aria-current=${this.current ? 'true' : 'false'}
        @click=${this.onClick}
      >
        <span class="row">
          <span class="name">${item.visitorName ?? item.visitorLabel}</span>
          ${this.renderMarks(item)}
          <span class="side"> ${this.renderFriction(item)} ${this.renderTime(item)} </span>
        </span>
        <span class="row">
          ${this.siteName === null ? nothing : html`<span class="site" title="From ${this.siteName}">${this.siteName}</span>`}
          ${this.renderLine(item)} ${this.renderAssignee(item)} ${this.renderUnread(item)}
        </span>
      </a>`;
  }

  private renderUnread({ unread }: InboxItem): TemplateResult | typeof nothing {
    if (unread > 0)
      return html`<span class="side count">${unread}<span class="sr-only"> not read</span></span>`;
    if (!this.marked) return nothing;
    return html`<span class="side dot" title="Marked unread"
      ><span class="sr-only">marked unread</span></span
    >`;
  }

  private onClick(event: MouseEvent): void {
    if (!this.picksOnPress && !event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.pick(event.shiftKey);
  }

  /** Picks it, or lets it go. */
  pick(isRange = false): void {
    if (this.item) this.dispatchEvent(new RowPicked(this.item.conversationId, isRange));
  }

  private renderBox(item: InboxItem): TemplateResult {
    return html`<button
      type="button"
      class="box"
      role="checkbox"
      aria-checked=${this.picked}
      aria-label="Pick ${item.visitorName ?? item.visitorLabel}"
      aria-describedby=${this.picksOnPress ? 'row' : nothing}
      title="Pick (x)"
      @click=${(event: MouseEvent) => this.pick(event.shiftKey)}
    >
      ${this.picked ? html`<attune-icon name="check" size="12"></attune-icon>` : nothing}
    </button>`;
  }

  private renderMarks({ priority }: InboxItem): TemplateResult | typeof nothing {
    const { word, sign } = priorityLooks[priority];
    const { labels, viewers } = this;
    if (sign === '' && labels.length === 0 && viewers.length === 0) return nothing;
    const names = viewers.map(({ name }) => name).join(', ');
    return html`<span class="marks"
      >${labels.slice(0, MOST_LABELS).map((label) => html`<attune-label-mark small .label=${label}></attune-label-mark>`)}${
        viewers.length === 0
          ? nothing
          : html`<attune-icon name="eye" title="Seen right now by ${names}"></attune-icon
              ><span class="sr-only">looked at by ${names}</span>`
      }${
        sign === ''
          ? nothing
          : html`<span class="priority" title="${word} priority" aria-hidden="true">${sign}</span
              ><span class="sr-only">${word} priority</span>`
      }</span
    >`;
  }

  private renderAssignee({ assignee }: InboxItem): TemplateResult | typeof nothing {
    if (assignee === null) return nothing;
    const isOwn = assignee.id === this.agentId;
    const name = isOwn ? 'you' : assignee.name;
    return html`<span class="assignee ${isOwn ? 'own' : ''}" title="With ${name}" aria-hidden="true"
        >${initials(assignee.name)}</span
      ><span class="sr-only">with ${name}</span>`;
  }

  private renderFriction({ friction }: InboxItem): TemplateResult | typeof nothing {
    const { level, score, goneQuiet } = friction;
    const mark = goneQuiet
      ? html`<attune-icon class="gone" name="circle-dashed" title="Gone quiet"></attune-icon
          ><span class="sr-only">gone quiet</span>`
      : nothing;
    if (level === 'calm') return mark;
    const points = Math.round(score);
    return html`${mark}<span title="Friction ${points} of 100${this.quieted ? ', seen' : ''}">${points}</span>
      ${this.quieted ? html`<span class="sr-only">seen,</span>` : nothing}<attune-level-mark
        level=${level}
      ></attune-level-mark>`;
  }

  private renderTime(item: InboxItem): TemplateResult | typeof nothing {
    // What was set aside waits for that moment, and nobody for an answer before.
    if (item.status === 'snoozed' && item.snoozedUntil !== null) {
      const at = momentText(item.snoozedUntil, this.now());
      return html`<span title="Comes back ${at}"><span class="sr-only">comes back </span>↻ ${at}</span>`;
    }
    if (item.waitingSince !== null) {
      return html`<span class="waiting" title="Waits for an answer"
        ><span class="sr-only">waits </span
        ><attune-elapsed .since=${item.waitingSince} .now=${this.now}></attune-elapsed
      ></span>`;
    }
    if (item.wokenAt !== null) return html`<span class="waiting">back</span>`;
    return item.lastMessage ? html`<span>${timeText(item.lastMessage.at)}</span>` : nothing;
  }

  private renderLine(item: InboxItem): TemplateResult {
    const visitorTypes = this.typing.some(({ kind }) => kind === 'visitor');
    if (visitorTypes) return html`<span class="line typing">typing…</span>`;
    const colleague = this.typing.find(({ kind }) => kind === 'agent');
    if (colleague)
      return html`<span class="line typing">${colleague.name ?? 'A colleague'} is writing…</span>`;
    if (!item.lastMessage) return html`<span class="line">Opened the chat, nothing written yet</span>`;
    const { author, preview } = item.lastMessage;
    return html`<span class="line"
      >${author === 'agent' ? html`<span class="sr-only">Answered: </span>↩ ` : nothing}${preview}</span
    >`;
  }
}

/** Two letters for a name: Jo Ann Meyer → JM. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words[0] ?? '';
  const [last = ''] = (words.length > 1 ? words.at(-1) : words[0]?.slice(1)) ?? '';
  return `${first}${last}`.toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-inbox-row': InboxRow;
  }
  interface HTMLElementEventMap {
    'row-picked': RowPicked;
  }
}

import type { ConversationStatus, Friction, InboxItem } from '@attune/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../friction/level-mark.ts';
import { levelWords } from '../friction/levels.ts';
import { controls } from '../ui/controls.styles.ts';
import '../ui/elapsed.ts';
import '../ui/icon.ts';
import { conversationHeaderStyles } from './conversation-header.styles.ts';

/** The conversation is to be resolved, or opened again. */
export class StatusWanted extends Event {
  static readonly type = 'status-wanted';
  constructor(readonly status: 'open' | 'resolved') {
    super(StatusWanted.type, { bubbles: true, composed: true });
  }
}

/** What stands beside the conversation is to be shown or hidden. */
export class BesideToggled extends Event {
  static readonly type = 'beside-toggled';
  constructor() {
    super(BesideToggled.type, { bubbles: true, composed: true });
  }
}

/** Who this is, where they are, how long they wait; the friction line where the side pane has no room. */
@customElement('attune-conversation-header')
export class ConversationHeader extends LitElement {
  static override styles = [controls, conversationHeaderStyles];

  @property({ attribute: false }) item: InboxItem | null = null;
  @property({ attribute: false }) friction: Friction | null = null;
  @property() path: string | null = null;
  @property() status: ConversationStatus | null = null;
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) now: () => number = Date.now;

  protected override render(): TemplateResult | typeof nothing {
    const { item, status } = this;
    if (!item) return nothing;
    const next = status === 'resolved' ? 'open' : 'resolved';
    return html`<div class="who">
        <h1>${item.visitorName ?? item.visitorLabel}</h1>
        ${this.path === null ? nothing : html`<span class="path" title="Page now: ${this.path}">${this.path}</span>`}
        ${
          item.waitingSince === null
            ? nothing
            : html`<span class="wait"
                >waiting
                <b class="figures"
                  ><attune-elapsed .since=${item.waitingSince} .now=${this.now}></attune-elapsed></b
              ></span>`
        }
      </div>
      ${this.renderFriction()}
      <button
        type="button"
        title="${next === 'open' ? 'Reopen' : 'Resolve'} (e)"
        ?disabled=${this.busy}
        @click=${() => this.dispatchEvent(new StatusWanted(next))}
      >
        <attune-icon name=${next === 'open' ? 'reopen' : 'check'}></attune-icon
        >${next === 'open' ? 'Reopen' : 'Resolve'}
      </button>`;
  }

  private renderFriction(): TemplateResult | typeof nothing {
    const { friction } = this;
    if (!friction) return nothing;
    return html`<button
      type="button"
      class="quiet friction"
      title="Beside the conversation (b)"
      @click=${() => this.dispatchEvent(new BesideToggled())}
    >
      <attune-level-mark level=${friction.level}></attune-level-mark>
      ${levelWords[friction.level]} <span class="figures">${Math.round(friction.score)}</span>
      <attune-icon name="panel-right"></attune-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-conversation-header': ConversationHeader;
  }
  interface HTMLElementEventMap {
    'status-wanted': StatusWanted;
    'beside-toggled': BesideToggled;
  }
}

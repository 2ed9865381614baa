import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import type { OpenState } from '../conversation/open-conversation.ts';
import { controls } from '../ui/controls.styles.ts';
import { disclosureStyles } from '../ui/disclosure.styles.ts';

/** The conversation to keep: as a file, or mailed to the address that the site itself has proven to be the visitor's. */
@customElement('attune-transcript-menu')
export class TranscriptMenu extends LitElement {
  static override styles = [
    controls,
    disclosureStyles,
    css`
      a,
      button {
        display: inline-flex;
        align-items: center;
        box-sizing: border-box;
        max-inline-size: 100%;
        min-block-size: 28px;
        padding-inline: var(--space-12);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-control);
        color: var(--text);
        font-size: 13px;
        font-weight: 400;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover {
        background: var(--surface-2);
      }
      p {
        margin-block-start: var(--space-8);
        color: var(--text-quiet);
        font: var(--type-12);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @property({ attribute: false }) conversation: OpenState | null = null;
  @state() private busy = false;

  /** What the visitor says of themselves is no proof: a transcript is mailed to nobody else's letter box. */
  private get address(): string | null {
    return this.conversation?.visitor?.identity.proven?.email ?? null;
  }

  private async mail(to: string): Promise<void> {
    const { desk, conversation } = this;
    if (!desk || !conversation || this.busy) return;
    this.busy = true;
    const { conversationId } = conversation;
    const reply = await desk.connection.request('transcript:mail', { conversationId, to });
    this.busy = false;
    if (reply.ok) desk.toasts.say(`The conversation is on its way to ${to}.`);
    else desk.toasts.problem(reply.refusal.message);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { conversation, address } = this;
    if (conversation?.phase !== 'open') return nothing;
    const folder = `/api/conversations/${encodeURIComponent(conversation.conversationId)}`;
    return html`<details>
      <summary>Transcript</summary>
      <div>
        <a href="${folder}/transcript.txt" download="conversation.txt">Download as text</a>
        <a href="${folder}/transcript.json" download="conversation.json">Download as JSON</a>
        ${
          address === null
            ? nothing
            : html`<button type="button" ?disabled=${this.busy} @click=${() => this.mail(address)}>
                Mail it to ${address}
              </button>`
        }
      </div>
      ${
        address === null
          ? html`<p>
              No address of theirs is verified, so it is not mailed from here. They can have it mailed from
              the chat.
            </p>`
          : nothing
      }
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-transcript-menu': TranscriptMenu;
  }
}

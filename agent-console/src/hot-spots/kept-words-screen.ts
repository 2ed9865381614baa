import type { AgentAnswers } from '@attune/protocol';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../app/desk.ts';
import { paths } from '../app/routes.ts';
import { Observe } from '../state/observe.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import { Filtering } from '../ui/filtering.ts';
import { screenStyles } from '../ui/screen.styles.ts';

type KeptWords = AgentAnswers['kept-words:list']['words'];

/** Customers' thanks to this agent, kept for a heavy day. Nobody else sees this shelf. */
@customElement('attune-kept-words-screen')
export class KeptWordsScreen extends LitElement {
  static override styles = [
    controls,
    screenStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(260px, 1fr));
        gap: var(--space-12);
      }
      li {
        display: grid;
        align-content: space-between;
        gap: var(--space-12);
        padding: var(--space-16);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-0);
      }
      blockquote {
        margin: 0;
        font: var(--type-16);
        overflow-wrap: anywhere;
      }
      .about {
        font: var(--type-12);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) desk: Desk | null = null;
  @state() private kept: KeptWords | string | null = null;
  private readonly me = new Observe(this, () => this.desk?.me ?? null);
  private asked = false;

  private readonly filter = new Filtering(this, { label: 'Find words' });

  protected override willUpdate(): void {
    if (this.asked || !this.desk || this.me.value === null) return;
    this.asked = true;
    void this.load(this.desk);
  }

  private async load({ connection }: Desk): Promise<void> {
    const reply = await connection.request('kept-words:list', {});
    this.kept = reply.ok ? reply.value.words : reply.refusal.message;
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <div class="title"><h1>Kept words</h1></div>
      <p class="lead">What customers thanked you for. Only you see this.</p>
      ${this.renderKept()}
    </div>`;
  }

  private renderKept(): TemplateResult {
    const { kept } = this;
    if (kept === null) return html`<div class="bones" aria-hidden="true"></div>`;
    if (typeof kept === 'string') return html`<p role="status">${kept}</p>`;
    if (kept.length === 0)
      return html`<p class="quiet-text">When somebody thanks you, their words come here.</p>`;
    const now = this.desk?.clock.now() ?? 0;
    const fitting = this.filter.fitting(kept, ({ text }) => [text]);
    return html`${this.filter.line(fitting.length, kept.length)}
      <ul role="list">
        ${fitting.map(
          ({ text, at, conversationId }) =>
            html`<li>
              <blockquote dir="auto">${text}</blockquote>
              <span class="about"
                >${whenText(at, now)} · <a href=${paths.conversation(conversationId)}>Open</a></span
              >
            </li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-kept-words-screen': KeptWordsScreen;
  }
}

import type { EarlierCard } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { paths } from '../app/routes.ts';
import { whenText } from '../ui/calendar.ts';
import { controls } from '../ui/controls.styles.ts';
import './promise-list.ts';
import './reflection-card.ts';

/** Cards of earlier contacts and of handing over: nobody has to tell it twice. */
@customElement('attune-earlier-list')
export class EarlierList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        font: var(--type-13);
      }
      article {
        display: grid;
        gap: 4px;
        padding: var(--space-8) var(--space-12);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--surface-1);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-8);
        font: var(--type-12);
        color: var(--text-quiet);
      }
      blockquote {
        margin: 0;
        padding-inline-start: var(--space-8);
        border-inline-start: 2px solid var(--line-strong);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) cards: readonly EarlierCard[] = [];
  @property({ attribute: false }) conversationId = '';
  @property({ attribute: false }) now: () => number = Date.now;

  protected override render(): TemplateResult {
    return html`${this.cards.map((card) => this.renderCard(card))}`;
  }

  private renderCard({
    at,
    reason,
    byName,
    word,
    reflection,
    promises,
    conversationId,
  }: EarlierCard): TemplateResult {
    const what = reason === 'resolved' ? 'Resolved' : 'Handed over';
    return html`<article>
      <header>
        <span>${what}${byName === null ? nothing : ` by ${byName}`}, ${whenText(at, this.now())}</span>
        ${
          conversationId === this.conversationId
            ? nothing
            : html`<a href=${paths.conversation(conversationId)}>Open</a>`
        }
      </header>
      ${word === null ? nothing : html`<blockquote>${word}</blockquote>`}
      <attune-reflection-card .reflection=${reflection} is-past></attune-reflection-card>
      ${
        promises.length === 0
          ? nothing
          : html`<attune-promise-list .promises=${promises} .now=${this.now} is-past></attune-promise-list>`
      }
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-earlier-list': EarlierList;
  }
}

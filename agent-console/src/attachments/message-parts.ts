import type { Attachment, Card, MessageParts } from '@attune/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from '../ui/controls.styles.ts';
import '../ui/icon.ts';
import { sizeText } from './size-text.ts';
import { fileAddress } from './uploads.ts';

/** What a message carries beside its words: pictures, files, a card, choices. */
@customElement('attune-message-parts')
export class MessagePartsElement extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
        max-inline-size: min(320px, 100%);
        margin-block-start: 2px;
      }
      a.file,
      .card {
        display: block;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface-0);
        color: var(--text);
        text-decoration: none;
      }
      a.file:hover {
        background: var(--surface-1);
      }
      img {
        display: block;
        inline-size: 100%;
        block-size: 160px;
        object-fit: cover;
        background: var(--surface-2);
      }
      .about {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 8px 12px;
        font: var(--type-13);
      }
      .about span:first-of-type {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .quiet-text {
        color: var(--text-quiet);
        font-variant-numeric: tabular-nums;
      }
      .card > div {
        display: grid;
        gap: 4px;
        padding: 12px;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .choices span {
        padding: 2px 10px;
        border: 1px solid var(--line);
        border-radius: 12px;
        font: var(--type-13);
        color: var(--text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) parts: MessageParts = {};
  @property({ attribute: false }) conversationId = '';

  protected override render(): TemplateResult {
    const { attachments = [], card, choices = [] } = this.parts;
    return html`${card ? this.renderCard(card) : nothing}
    ${attachments.filter(({ id }) => id !== card?.imageId).map((file) => this.renderFile(file))}
    ${
      choices.length > 0
        ? html`<div class="choices" aria-label="Choices offered">
            ${choices.map((choice) => html`<span>${choice}</span>`)}
          </div>`
        : nothing
    }`;
  }

  private renderFile(file: Attachment): TemplateResult {
    const address = fileAddress(this.conversationId, file.id);
    return html`<a class="file" href=${address} download=${file.name}>
      ${file.kind === 'image' ? html`<img src=${address} alt="" loading="lazy" />` : nothing}
      <span class="about">
        <attune-icon name="paperclip"></attune-icon>
        <span>${file.name}</span><span class="quiet-text">${sizeText(file.bytes)}</span>
      </span>
    </a>`;
  }

  private renderCard({ title, text, link, imageId }: Card): TemplateResult {
    return html`<div class="card">
      ${
        imageId === undefined
          ? nothing
          : html`<img src=${fileAddress(this.conversationId, imageId)} alt="" loading="lazy" />`
      }
      <div>
        <strong dir="auto">${title}</strong>
        ${text === undefined ? nothing : html`<span dir="auto">${text}</span>`}
        ${
          link && /^https?:\/\//i.test(link.address)
            ? html`<a href=${link.address} target="_blank" rel="noopener noreferrer">${link.label}</a>`
            : nothing
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-message-parts': MessagePartsElement;
  }
}

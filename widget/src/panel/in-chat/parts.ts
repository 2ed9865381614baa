import type { Attachment, MessageParts } from '@attune/protocol';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Kit } from '../kit.ts';
import { partsStyles } from './in-chat.styles.ts';
import { renderQuote } from './quote.ts';
import { sizeText } from './size-text.ts';
import { texts } from './texts.ts';
import { ask } from './uploads.ts';

/** What a message carries beside its words: pictures, files, a card, choices. */
export interface Parts extends HTMLElement {
  parts: MessageParts;
  conversation: Conversation;
  /** Choices can be pressed as long as nobody has said more. */
  isLast: boolean;
}

const WIDEST_PX = 440;

/** Makes the element, with the panel's Lit. */
export function createParts(kit: Kit): new () => Parts {
  const { LitElement, html, shared, fill } = kit;

  return class extends LitElement implements Parts {
    static override styles = [shared, partsStyles(kit)];
    static override properties = {
      parts: { attribute: false },
      conversation: { attribute: false },
      isLast: { attribute: false },
      problem: { state: true },
    };

    declare parts: MessageParts;
    declare conversation: Conversation;
    declare isLast: boolean;
    declare problem: string;

    #drawn = new Set<string>();

    constructor() {
      super();
      this.problem = '';
    }

    protected override updated(changed: PropertyValues): void {
      if (!changed.has('parts')) return;
      for (const canvas of this.renderRoot.querySelectorAll('canvas')) void this.#draw(canvas);
    }

    /**
     * Onto a canvas, from bytes: a page whose policy lets no picture of others in lets this one in, and no address of it
     * stands anywhere.
     */
    async #draw(canvas: HTMLCanvasElement): Promise<void> {
      const id = canvas.dataset['id'] ?? '';
      if (this.#drawn.has(id)) return;
      this.#drawn.add(id);
      try {
        const response = await ask(this.conversation.access(), `attachments/${id}`);
        if (!response.ok) throw new Error('no picture');
        const picture = await createImageBitmap(await response.blob());
        const scale = Math.min(1, WIDEST_PX / picture.width);
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
        picture.close();
      } catch {
        // Not every browser reads every kind of picture: its card stays, and can be downloaded.
        canvas.hidden = true;
      }
    }

    async #save({ id, name }: Attachment): Promise<void> {
      this.problem = '';
      try {
        const response = await ask(this.conversation.access(), `attachments/${id}`);
        if (!response.ok) throw new Error(texts.notLoaded);
        saveAs(await response.blob(), name);
      } catch {
        this.problem = texts.notLoaded;
      }
    }

    override render(): TemplateResult | string {
      const { attachments = [], card, choices = [] } = this.parts;
      const isQuote = Object.keys(this.parts).join() === 'replyTo';
      if (isQuote) return renderQuote(kit, this, this.conversation.state, this.parts.replyTo);
      return html`
        ${card ? this.#renderCard(card, attachments) : ''}
        ${attachments.filter(({ id }) => id !== card?.imageId).map((file) => this.#renderFile(file))}
        <span role="status">${this.problem}</span>
        ${
          this.isLast && choices.length > 0
            ? html`<div class="choices">
                ${choices.map(
                  (choice) =>
                    html`<button type="button" @click=${() => this.conversation.send(choice)}>
                      ${choice}
                    </button>`,
                )}
              </div>`
            : ''
        }
      `;
    }

    #renderFile(file: Attachment): TemplateResult {
      const size = sizeText(file.bytes);
      return html`<button
        type="button"
        class="file"
        aria-label=${fill(texts.download, { name: file.name, size })}
        @click=${() => void this.#save(file)}
      >
        ${file.kind === 'image' ? html`<canvas data-id=${file.id} width="220" height="120"></canvas>` : ''}
        <span class="about"
          ><span class="file-name">${file.name}</span><span class="quiet">${size}</span></span
        >
      </button>`;
    }

    #renderCard(card: NonNullable<MessageParts['card']>, files: readonly Attachment[]): TemplateResult {
      const image = files.find(({ id }) => id === card.imageId);
      return html`<div class="card">
        ${image ? html`<canvas data-id=${image.id} role="img" aria-label=${image.name}></canvas>` : ''}
        <strong dir="auto">${card.title}</strong>
        ${card.text ? html`<p dir="auto">${card.text}</p>` : ''}
        ${
          // Said by the server to be http or https; looked at once more where it is pressed.
          card.link && /^https?:\/\//i.test(card.link.address)
            ? html`<a href=${card.link.address} target="_blank" rel="noopener noreferrer"
                >${card.link.label}</a
              >`
            : ''
        }
      </div>`;
    }
  };
}

/** Hands a file to the browser's downloads. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

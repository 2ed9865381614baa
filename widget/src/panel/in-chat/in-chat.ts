import type { Attachment } from '@attune/protocol';
import type { TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { tellFault } from '../../shared/guarded.ts';
import { randomId } from '../../shared/random-id.ts';
import type { Composer, Tray } from '../composer/composer.ts';
import type { Emoji } from '../emoji/emoji.ts';
import type { Kit } from '../kit.ts';
import { fetchEmoji } from './fetch-emoji.ts';
import { inChatStyles } from './in-chat.styles.ts';
import { createParts, saveAs, type Parts } from './parts.ts';
import { renderQueue } from './queue-line.ts';
import { asksForRating, ratingIn, renderRating, type RatingDraft } from './rating.ts';
import { renderFileActs, renderLink, renderMailForm } from './render-acts.ts';
import { renderUploads } from './render-uploads.ts';
import { scoreWord, speak, texts } from './texts.ts';
import { UploadTray } from './upload-tray.ts';
import { ask } from './uploads.ts';

/** Stands above where one writes: the line, the rating, files that wait to go out, and what else can be done. */
export interface InChat extends HTMLElement, Tray {
  conversation: Conversation;
  state: ConversationState;
  composer: Composer | null;
  /** Shows what can be done; takes files at once. */
  open(files?: FileList): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-parts': Parts;
  }
}

/** Makes the elements known, with the panel's Lit. Names are for ever in a page. */
export function defineInChat(kit: Kit): void {
  if (customElements.get('attune-in-chat')) return;
  speak(kit.spoken);
  customElements.define('attune-parts', createParts(kit));
  customElements.define('attune-in-chat', createInChat(kit));
}

/** The page to go on from, on another device. */
const thisPage = (): string => location.origin + location.pathname + location.search;

type Mailing = 'transcript' | 'link';

function createInChat(kit: Kit): new () => InChat {
  const { LitElement, html, shared, fill, refused } = kit;

  return class extends LitElement implements InChat {
    static override styles = [shared, inChatStyles(kit)];
    static override properties = {
      conversation: { attribute: false },
      state: { attribute: false },
      composer: { attribute: false },
      mailing: { state: true },
      isOpen: { state: true },
      isPickingEmoji: { state: true },
      problem: { state: true },
      rating: { state: true },
      isRating: { state: true },
      link: { state: true },
    };

    declare conversation: Conversation;
    declare state: ConversationState;
    declare composer: Composer | null;
    declare isOpen: boolean;
    declare isPickingEmoji: boolean;
    declare problem: string;
    declare rating: RatingDraft;
    declare isRating: boolean;
    declare link: string | null;
    /** Asks for an address to send the conversation or the link to, or says which one it goes to. */
    declare mailing: Mailing | { readonly to: string } | null;

    readonly #tray = new UploadTray(this, kit);

    constructor() {
      super();
      this.mailing = null;
      this.isOpen = false;
      this.isPickingEmoji = false;
      this.problem = '';
      this.rating = { score: null, comment: '' };
      this.isRating = false;
      this.link = null;
    }

    get isReady(): boolean {
      return this.#tray.list.length > 0 && !this.isBusy;
    }

    get isBusy(): boolean {
      return this.#tray.isBusy;
    }

    take(): readonly Attachment[] {
      this.isOpen = false;
      this.problem = '';
      return this.#tray.take();
    }

    open(files?: FileList): void {
      this.isOpen = files ? this.isOpen : !this.isOpen;
      if (files) this.#tray.add(files);
    }

    /** The site's language may come later than this part. */
    protected override willUpdate(): void {
      speak(kit.spoken);
    }

    protected override updated(): void {
      const { composer } = this;
      if (!composer) return;
      if (composer.tray === this) composer.requestUpdate();
      else composer.tray = this;
    }

    async #saveTranscript(): Promise<void> {
      this.problem = '';
      try {
        const response = await ask(this.conversation.access(), 'transcript.txt');
        if (!response.ok) throw new Error(texts.notLoaded);
        saveAs(await response.blob(), 'conversation.txt');
      } catch {
        this.problem = texts.notLoaded;
      }
    }

    async #makeLink(): Promise<void> {
      const { conversationId } = this.conversation.access();
      if (conversationId === null) return;
      const reply = await this.conversation.ask('resume:create', { conversationId });
      if (!reply.ok) this.problem = refused(reply.refusal);
      else this.link = `${thisPage()}#attune-resume=${reply.value.token}`;
    }

    async #mailTo(to: string, what: Mailing): Promise<void> {
      const { conversationId } = this.conversation.access();
      if (conversationId === null) return;
      const { conversation } = this;
      const reply = await (what === 'transcript'
        ? conversation.ask('transcript:mail', { conversationId, to })
        : conversation.ask('resume:mail', { conversationId, to, pageUrl: thisPage() }));
      // No server for mail is the one thing that stands in the way of a mail.
      const why = reply.ok ? '' : reply.refusal.code === 'conflict' ? texts.noMail : refused(reply.refusal);
      this.problem = why;
      if (reply.ok) this.mailing = { to };
    }

    async #rate(): Promise<void> {
      const { conversationId } = this.conversation.access();
      const { score, comment } = this.rating;
      if (conversationId === null || score === null) return;
      const rating = { conversationId, clientId: randomId(), score, comment };
      const reply = await this.conversation.ask('rating:give', rating);
      this.problem = reply.ok ? '' : fill(texts.notRated, { problem: refused(reply.refusal) });
      this.isRating = !reply.ok;
    }

    async #pickEmoji(): Promise<void> {
      const { createEmoji } = await fetchEmoji();
      if (!customElements.get('attune-emoji')) customElements.define('attune-emoji', createEmoji(kit));
      this.isPickingEmoji = !this.isPickingEmoji;
    }

    override render(): TemplateResult {
      return html`
        ${renderQueue(kit, this.state)} ${asksForRating(this.state) ? this.#renderRating() : ''}
        ${this.#tray.list.length > 0 ? this.#renderTray() : ''}
        <p class="line problem" role="alert" ?hidden=${this.problem === ''}>${this.problem}</p>
        ${this.isOpen ? this.#renderActs() : ''}
      `;
    }

    #renderRating(): TemplateResult {
      const given = ratingIn(this.state);
      if (given === null || this.isRating) {
        return renderRating(kit, this.rating, {
          change: (rating) => (this.rating = rating),
          send: () => void this.#rate(),
        });
      }
      return html`<p class="line" role="status">
        ${fill(texts.rated, { score: scoreWord(given.score) })}
        <button type="button" class="link" @click=${() => (this.isRating = true)}>
          ${texts.changeRating}
        </button>
      </p>`;
    }

    #renderTray(): TemplateResult {
      return renderUploads(kit, this.#tray.list, {
        start: (file) => this.#tray.start(file),
        remove: (upload) => {
          this.#tray.remove(upload);
          this.composer?.focus();
        },
      });
    }

    #renderActs(): TemplateResult {
      return html`<section>
        <div class="acts">
          ${this.state.settings?.attachments.on ? renderFileActs(kit, (files) => this.#tray.add(files)) : ''}
          <button
            type="button"
            aria-expanded=${this.isPickingEmoji}
            @click=${() => this.#pickEmoji().catch(tellFault)}
          >
            ${texts.emoji}
          </button>
          <button type="button" @click=${() => void this.#saveTranscript()}>${texts.transcript}</button>
          <button type="button" @click=${() => void this.#makeLink()}>${texts.elsewhere}</button>
          <button
            type="button"
            aria-expanded=${this.mailing === 'transcript'}
            @click=${() => this.#askForAddress('transcript')}
          >
            ${texts.mailThis}
          </button>
        </div>
        ${
          this.isPickingEmoji
            ? html`<attune-emoji .pick=${(emoji: string) => this.composer?.insert(emoji)}></attune-emoji>`
            : ''
        }
        ${
          this.link === null
            ? ''
            : renderLink(kit, this.link, {
                mail: () => this.#askForAddress('link'),
                close: () => (this.link = null),
              })
        }
        ${this.#renderMailing()}
      </section>`;
    }

    #askForAddress(what: Mailing): void {
      this.mailing = this.mailing === what ? null : what;
    }

    #renderMailing(): TemplateResult {
      const { mailing } = this;
      const to = mailing !== null && typeof mailing === 'object' ? mailing.to : null;
      const close = (): void => void (this.mailing = null);
      return html`${typeof mailing === 'string' ? renderMailForm(kit, (address) => void this.#mailTo(address, mailing), close) : ''}
        <p role="status" ?hidden=${to === null}>${to === null ? '' : fill(texts.mailSent, { mail: to })}</p>`;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-emoji': Emoji;
  }
}

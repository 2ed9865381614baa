import type { Attachment } from '@attune/protocol';
import { MAX_ATTACHMENTS } from '@attune/protocol/limits';
import type { TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import { randomId } from '../../shared/random-id.ts';
import type { Composer, Tray } from '../composer/composer.ts';
import type { Emoji } from '../emoji/emoji.ts';
import type { Kit } from '../kit.ts';
import { fetchEmoji } from './fetch-emoji.ts';
import { inChatStyles } from './in-chat.styles.ts';
import { createParts, saveAs, type Parts } from './parts.ts';
import { asksForRating, ratingIn, renderRating, type RatingDraft } from './rating.ts';
import { scoreWord, speak, texts } from './texts.ts';
import { ask, upload, type Upload } from './uploads.ts';

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

const MINUTE_MS = 60_000;

/** Makes the elements known, with the panel's Lit. Names are for ever in a page. */
export function defineInChat(kit: Kit): void {
  if (customElements.get('attune-in-chat')) return;
  speak(kit.spoken);
  customElements.define('attune-parts', createParts(kit));
  customElements.define('attune-in-chat', createInChat(kit));
}

function createInChat(kit: Kit): new () => InChat {
  const { LitElement, html, shared, fill, icon } = kit;

  return class extends LitElement implements InChat {
    static override styles = [shared, inChatStyles(kit)];
    static override properties = {
      conversation: { attribute: false },
      state: { attribute: false },
      composer: { attribute: false },
      uploads: { state: true },
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
    declare uploads: readonly Upload[];
    declare isOpen: boolean;
    declare isPickingEmoji: boolean;
    declare problem: string;
    declare rating: RatingDraft;
    declare isRating: boolean;
    declare link: string | null;

    #stops = new Map<File, () => void>();

    constructor() {
      super();
      this.uploads = [];
      this.isOpen = false;
      this.isPickingEmoji = false;
      this.problem = '';
      this.rating = { score: null, comment: '' };
      this.isRating = false;
      this.link = null;
    }

    get isReady(): boolean {
      return this.uploads.length > 0 && !this.isBusy;
    }

    get isBusy(): boolean {
      return this.uploads.some(({ attachment }) => attachment === null);
    }

    take(): readonly Attachment[] {
      const ready = this.uploads.flatMap(({ attachment }) => (attachment ? [attachment] : []));
      this.uploads = [];
      this.isOpen = false;
      this.problem = '';
      return ready;
    }

    open(files?: FileList): void {
      this.isOpen = files ? this.isOpen : !this.isOpen;
      if (files) this.#add(files);
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

    /** What the site's limits say is said before anything is sent; the server looks again. */
    #add(files: Iterable<File>): void {
      this.problem = '';
      for (const file of files) {
        const { on = false, maxMegabytes = 0 } = this.state.settings?.attachments ?? {};
        if (!on) this.problem = texts.noFiles;
        else if (this.uploads.length >= MAX_ATTACHMENTS)
          this.problem = fill(texts.tooMany, { most: MAX_ATTACHMENTS });
        else if (file.size > maxMegabytes * 1024 * 1024)
          this.problem = fill(texts.tooLarge, { name: file.name, most: maxMegabytes });
        else {
          this.uploads = [...this.uploads, { file, progress: 0, attachment: null, problem: null }];
          this.#start(file);
        }
      }
    }

    #start(file: File): void {
      const change = (to: Partial<Upload>): void => {
        this.uploads = this.uploads.map((each) => (each.file === file ? { ...each, ...to } : each));
      };
      change({ progress: 0, problem: null });
      const lost = fill(texts.notUploaded, { name: file.name });
      this.#stops.set(file, upload(this.conversation.access(), file, change, lost));
    }

    #remove({ file, attachment }: Upload): void {
      this.#stops.get(file)?.();
      this.uploads = this.uploads.filter((each) => each.file !== file);
      // Whether or not the server hears it: what nobody sends is deleted within a day.
      if (attachment)
        void ask(this.conversation.access(), `attachments/${attachment.id}`, 'DELETE').catch(() => {});
      this.composer?.focus();
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
      if (!reply.ok) this.problem = reply.refusal.message;
      else
        this.link = `${location.origin}${location.pathname}${location.search}#attune-resume=${reply.value.token}`;
    }

    async #rate(): Promise<void> {
      const { conversationId } = this.conversation.access();
      const { score, comment } = this.rating;
      if (conversationId === null || score === null) return;
      const rating = { conversationId, clientId: randomId(), score, comment };
      const reply = await this.conversation.ask('rating:give', rating);
      this.problem = reply.ok ? '' : fill(texts.notRated, { problem: reply.refusal.message });
      this.isRating = !reply.ok;
    }

    async #pickEmoji(): Promise<void> {
      const { createEmoji } = await fetchEmoji();
      if (!customElements.get('attune-emoji')) customElements.define('attune-emoji', createEmoji(kit));
      this.isPickingEmoji = !this.isPickingEmoji;
    }

    override render(): TemplateResult {
      return html`
        ${this.#renderQueue()} ${asksForRating(this.state) ? this.#renderRating() : ''}
        ${this.uploads.length > 0 ? this.#renderTray() : ''}
        <p class="line problem" role="alert" ?hidden=${this.problem === ''}>${this.problem}</p>
        ${this.isOpen ? this.#renderActs() : ''}
      `;
    }

    #renderQueue(): TemplateResult | string {
      const { queue, link } = this.state;
      if (!queue || link !== 'online') return '';
      const { place, usual } = queue;
      const minutes = (ms: number): number => Math.max(1, Math.ceil(ms / MINUTE_MS));
      const range = usual && { from: minutes(usual.fromMs), to: minutes(usual.toMs) };
      return html`<p class="line" role="status">
        ${place === 1 ? texts.next : fill(texts.place, { place })}
        ${range ? (range.to === 1 ? texts.usualShort : fill(texts.usual, range)) : ''}
      </p>`;
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
      return html`<section>
        <ul aria-label=${texts.files}>
          ${this.uploads.map((each) => this.#renderUpload(each))}
        </ul>
      </section>`;
    }

    #renderUpload(each: Upload): TemplateResult {
      const { file, progress, attachment, problem } = each;
      const { name } = file;
      return html`<li>
        <span>${name}</span>
        ${
          problem
            ? html`<button type="button" class="link" @click=${() => this.#start(file)}>
                ${texts.again}
              </button>`
            : html`<i></i>`
        }
        <button
          type="button"
          class="icon"
          aria-label=${fill(texts.remove, { name })}
          @click=${() => this.#remove(each)}
        >
          ${icon('never')}
        </button>
        ${problem ? html`<span class="problem" role="alert">${problem}</span>` : ''}
        ${
          attachment || problem
            ? ''
            : html`<progress
                max="1"
                .value=${progress}
                aria-label=${fill(texts.uploading, { name, percent: Math.round(progress * 100) })}
              ></progress>`
        }
        <span class="said" role="status">${attachment ? fill(texts.ready, { name }) : ''}</span>
      </li>`;
    }

    #renderActs(): TemplateResult {
      return html`<section>
        <div class="acts">
          ${
            this.state.settings?.attachments.on
              ? html`<button type="button" @click=${() => this.renderRoot.querySelector('input')?.click()}>
                    ${texts.attach}</button
                  ><input
                    type="file"
                    multiple
                    hidden
                    @change=${({ target }: Event) => {
                      const input = target as HTMLInputElement;
                      this.#add(input.files ?? []);
                      input.value = '';
                    }}
                  />`
              : ''
          }
          <button type="button" aria-expanded=${this.isPickingEmoji} @click=${() => void this.#pickEmoji()}>
            ${texts.emoji}
          </button>
          <button type="button" @click=${() => void this.#saveTranscript()}>${texts.transcript}</button>
          <button type="button" @click=${() => void this.#makeLink()}>${texts.elsewhere}</button>
        </div>
        ${
          this.isPickingEmoji
            ? html`<attune-emoji .pick=${(emoji: string) => this.composer?.insert(emoji)}></attune-emoji>`
            : ''
        }
        ${this.link === null ? '' : this.#renderLink(this.link)}
      </section>`;
    }

    #renderLink(link: string): TemplateResult {
      return html`<p>${texts.linkCopied}</p>
        <input
          class="address"
          readonly
          aria-label=${texts.elsewhere}
          .value=${link}
          @focus=${({ target }: FocusEvent) => (target as HTMLInputElement).select()}
        />
        <div class="acts">
          <button type="button" @click=${() => void navigator.clipboard.writeText(link)}>
            ${texts.copy}
          </button>
          <button type="button" @click=${() => (this.link = null)}>${texts.close}</button>
        </div>`;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'attune-emoji': Emoji;
  }
}

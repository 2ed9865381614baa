import type { Attachment, Refusal } from '@attune/protocol';
import { MAX_ATTACHMENTS } from '@attune/protocol/limits';
import type { Conversation } from '../../conversation/conversation.ts';
import type { ConversationState } from '../../conversation/state.ts';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';
import { ask, upload, type Upload } from './uploads.ts';

/** Whom the files belong to, and what is to be drawn anew when one of them has come further. */
interface TrayOwner {
  readonly conversation: Conversation;
  readonly state: ConversationState;
  problem: string;
  requestUpdate(): void;
}

/** Files that go up while one writes, and wait there for the message they belong to. */
export class UploadTray {
  list: readonly Upload[] = [];
  readonly #stops = new Map<File, () => void>();

  constructor(
    readonly owner: TrayOwner,
    readonly kit: Pick<Kit, 'fill' | 'refused'>,
  ) {}

  get isBusy(): boolean {
    return this.list.some(({ attachment }) => attachment === null);
  }

  /** What is ready to go out with a message; the tray is empty after it. */
  take(): readonly Attachment[] {
    const ready = this.list.flatMap(({ attachment }) => (attachment ? [attachment] : []));
    this.#become([]);
    return ready;
  }

  /** What the site's limits say is said before anything is sent; the server looks again. */
  add(files: Iterable<File>): void {
    this.owner.problem = '';
    for (const file of files) {
      const problem = this.#problemWith(file);
      if (problem) this.owner.problem = problem;
      else {
        this.#become([...this.list, { file, progress: 0, attachment: null, problem: null }]);
        this.start(file);
      }
    }
  }

  start(file: File): void {
    const change = (to: Partial<Upload>): void =>
      this.#become(this.list.map((each) => (each.file === file ? { ...each, ...to } : each)));
    change({ progress: 0, problem: null });
    const why = (refusal: Refusal | null): string => this.#whyNot(file, refusal);
    this.#stops.set(file, upload(this.owner.conversation.access(), file, change, why));
  }

  remove({ file, attachment }: Upload): void {
    this.#stops.get(file)?.();
    this.#become(this.list.filter((each) => each.file !== file));
    // Whether or not the server hears it: what nobody sends is deleted within a day.
    if (attachment)
      void ask(this.owner.conversation.access(), `attachments/${attachment.id}`, 'DELETE').catch(() => {});
  }

  /** @param refusal null when nobody answered */
  #whyNot({ name }: File, refusal: Refusal | null): string {
    const { fill, refused } = this.kit;
    const most = this.owner.state.settings?.attachments.maxMegabytes ?? 0;
    if (!refusal) return fill(texts.notUploaded, { name });
    switch (refusal.code) {
      case 'invalid':
        return fill(texts.fileRefused, { name });
      case 'too-large':
        return fill(texts.tooLarge, { name, most });
      case 'forbidden':
        return texts.noFiles;
      default:
        return refused(refusal);
    }
  }

  #problemWith({ name, size }: File): string {
    const { on = false, maxMegabytes = 0 } = this.owner.state.settings?.attachments ?? {};
    if (!on) return texts.noFiles;
    if (this.list.length >= MAX_ATTACHMENTS) return this.kit.fill(texts.tooMany, { most: MAX_ATTACHMENTS });
    return size > maxMegabytes * 1024 * 1024
      ? this.kit.fill(texts.tooLarge, { name, most: maxMegabytes })
      : '';
  }

  #become(list: readonly Upload[]): void {
    this.list = list;
    this.owner.requestUpdate();
  }
}

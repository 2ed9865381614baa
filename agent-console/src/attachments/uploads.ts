import type { Attachment, Card, MessageParts, Reply } from '@attune/protocol';
import { MAX_ATTACHMENTS } from '@attune/protocol/limits';
import { createStore, type Store } from '../state/store.ts';

/** A file on its way to a conversation. */
export interface Upload {
  readonly id: string;
  readonly file: File;
  /** 0 to 1. */
  readonly progress: number;
  readonly attachment: Attachment | null;
  /** Why it did not get there, in words. */
  readonly problem: string | null;
}

/** What goes out with the words of the answer. */
export interface AnswerParts {
  readonly uploads: readonly Upload[];
  readonly choices: readonly string[];
  readonly card: Card | null;
  readonly replyTo: number | null;
}

export const noParts: AnswerParts = { uploads: [], choices: [], card: null, replyTo: null };

/** What stands beside the words in each conversation's answer, as long as the page is there. */
export interface PartsDesk {
  readonly parts: Store<AnswerParts>;
  turnTo(conversationId: string | null): void;
  change(change: Partial<AnswerParts>): void;
  add(files: Iterable<File>): void;
  retry(id: string): void;
  remove(id: string): void;
  /** Hands them over for a message; null when there are none. */
  take(): MessageParts | null;
}

const NOT_UPLOADED = 'could not be uploaded. Check the connection and try again.';

export function createPartsDesk(newId: () => string, refuse: (words: string) => void): PartsDesk {
  const parts = createStore<AnswerParts>(noParts);
  const others = new Map<string, AnswerParts>();
  const stops = new Map<string, () => void>();
  let current: string | null = null;

  /** An upload goes on while its agent looks at another conversation. */
  const changeUpload = (conversationId: string, id: string, to: Partial<Upload>): void => {
    const change = (all: AnswerParts): AnswerParts => ({
      ...all,
      uploads: all.uploads.map((each) => (each.id === id ? { ...each, ...to } : each)),
    });
    if (conversationId === current) return parts.update(change);
    const held = others.get(conversationId);
    if (held) others.set(conversationId, change(held));
  };

  const start = (conversationId: string, { id, file }: Upload): void => {
    changeUpload(conversationId, id, { progress: 0, problem: null });
    stops.set(
      id,
      upload(conversationId, file, (to) => changeUpload(conversationId, id, to)),
    );
  };

  return {
    parts,
    turnTo(conversationId) {
      if (conversationId === current) return;
      if (current !== null) others.set(current, parts.value);
      current = conversationId;
      parts.set((conversationId === null ? undefined : others.get(conversationId)) ?? noParts);
    },
    change: (change) => parts.update((all) => ({ ...all, ...change })),
    add(files) {
      if (current === null) return;
      for (const file of files) {
        if (parts.value.uploads.length >= MAX_ATTACHMENTS) {
          refuse(`At most ${MAX_ATTACHMENTS} files can go out with one message.`);
          return;
        }
        const begun = { id: newId(), file, progress: 0, attachment: null, problem: null };
        parts.update((all) => ({ ...all, uploads: [...all.uploads, begun] }));
        start(current, begun);
      }
    },
    retry(id) {
      const failed = parts.value.uploads.find((each) => each.id === id);
      if (failed && current !== null) start(current, failed);
    },
    remove(id) {
      stops.get(id)?.();
      const gone = parts.value.uploads.find((each) => each.id === id)?.attachment;
      parts.update((all) => ({ ...all, uploads: all.uploads.filter((each) => each.id !== id) }));
      // Whether or not the server hears it: what nobody sends is deleted within a day.
      if (gone && current !== null)
        void fetch(fileAddress(current, gone.id), { method: 'DELETE' }).catch(() => undefined);
    },
    take() {
      const { uploads, choices, card, replyTo } = parts.value;
      const attachments = uploads.flatMap(({ attachment }) => (attachment ? [attachment] : []));
      parts.set(noParts);
      const taken: MessageParts = {
        ...(attachments.length > 0 ? { attachments } : {}),
        ...(choices.length > 0 ? { choices } : {}),
        ...(card ? { card } : {}),
        ...(replyTo === null ? {} : { replyTo }),
      };
      return Object.keys(taken).length > 0 ? taken : null;
    },
  };
}

/** Whether files are still on their way, or failed: nothing goes out by halves. */
export const isUploading = ({ uploads }: AnswerParts): boolean =>
  uploads.some(({ attachment }) => attachment === null);

/** Whether it says something without words. */
export const saysSomething = ({ uploads, card }: AnswerParts): boolean => uploads.length > 0 || card !== null;

/** Where a file of a conversation lies, for those who are signed in. */
export function fileAddress(conversationId: string, id: string): string {
  return `/api/conversations/${encodeURIComponent(conversationId)}/attachments/${encodeURIComponent(id)}`;
}

/** Sends a file; the only way that tells how far it has come is the old one. @returns how to stop it */
function upload(conversationId: string, file: File, changed: (to: Partial<Upload>) => void): () => void {
  const request = new XMLHttpRequest();
  request.open('POST', `/api/conversations/${encodeURIComponent(conversationId)}/attachments`);
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    changed({ progress: total > 0 ? loaded / total : 0 }),
  );
  request.addEventListener('load', () => {
    // Our own server's answer; a proxy that answers in its place gives none.
    const reply = request.response as Reply<{ readonly attachment: Attachment }> | null;
    if (reply === null) changed({ problem: `${file.name} ${NOT_UPLOADED}` });
    else if (reply.ok) changed({ progress: 1, attachment: reply.value.attachment });
    else changed({ problem: reply.refusal.message });
  });
  request.addEventListener('error', () => changed({ problem: `${file.name} ${NOT_UPLOADED}` }));
  request.send(file);
  return () => request.abort();
}

import type { Suggestion } from '@attune/protocol';
import { createPartsDesk, isUploading, type PartsDesk } from '../attachments/uploads.ts';
import type { Outbox } from '../conversation/outbox.ts';
import type { Outgoing } from '../conversation/outgoing.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Toasts } from '../ui/toasts.ts';
import { emptyDraft, withSuggestion, withWords, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import type { TypingTeller } from './typing-teller.ts';

/** The answer that is being written to the conversation on screen. */
export interface Answering {
  readonly draft: Store<Draft>;
  /** What goes out beside the words. */
  readonly parts: PartsDesk;
  /** Notes to colleagues that are begun. */
  readonly notes: NoteDrafts;
  /** Grows each time something was put into the draft that the agent now goes on with. */
  readonly inserted: Store<number>;
  /** Another conversation is on screen, or none: brings back what was begun there. */
  turnTo(conversationId: string | null): void;
  edit(draft: Draft): void;
  /** Puts a suggestion behind what is already written. */
  take(suggestion: Suggestion): void;
  /** Puts words behind what is written; what they have in braces is to be filled. */
  insert(words: string): void;
  /** Hands the draft to the outbox; it is emptied only once it is safe there. */
  submit(): void;
  /** A message that could not be sent goes back to where it was written. */
  takeBack(message: Outgoing): void;
  /** The agent signed out: what they began goes with them. */
  forgetAll(): void;
}

/** The words of a note, kept per conversation until they are saved. */
export interface NoteDrafts {
  read(conversationId: string): string;
  write(conversationId: string, text: string): void;
}

export interface AnsweringNeeds {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly teller: TypingTeller;
  readonly toasts: Toasts;
}

export function createAnswering({ drafts, outbox, teller, toasts }: AnsweringNeeds): Answering {
  const parts = createPartsDesk(() => crypto.randomUUID(), toasts.problem);
  const draft = createStore<Draft>(emptyDraft);
  const inserted = createStore(0);
  let conversationId: string | null = null;

  const keep = (next: Draft): void => {
    draft.set(next);
    if (conversationId !== null) drafts.write(conversationId, next);
  };

  return {
    draft,
    parts,
    notes: {
      read: (id) => drafts.read(noteKey(id)).text,
      write: (id, text) => drafts.write(noteKey(id), { ...emptyDraft, text }),
    },
    inserted,
    turnTo(id) {
      if (conversationId !== null && id !== conversationId) teller.stopped(conversationId);
      conversationId = id;
      parts.turnTo(id);
      draft.set(id === null ? emptyDraft : drafts.read(id));
    },
    edit(next) {
      keep(next);
      if (conversationId === null) return;
      if (next.text.trim() === '') teller.stopped(conversationId);
      else teller.writing(conversationId);
    },
    take: (suggestion) => keep(withSuggestion(draft.value, suggestion)),
    insert(words) {
      keep(withWords(draft.value, words));
      inserted.update((times) => times + 1);
    },
    submit() {
      if (conversationId === null) return;
      const { text, suggestionId } = draft.value;
      if (isUploading(parts.parts.value)) {
        return toasts.problem('A file is not uploaded yet. Wait for it, or take it out.');
      }
      const before = parts.parts.value;
      if (!outbox.send(conversationId, text.trim(), suggestionId, parts.take())) {
        parts.change(before);
        return toasts.problem(
          'This browser could not keep the message, so it was not sent. Free some space and try again.',
        );
      }
      keep(emptyDraft);
      teller.stopped(conversationId);
    },
    takeBack(message) {
      const text = [draft.value.text.trim(), message.body].filter((each) => each !== '').join('\n');
      keep({ ...draft.value, text, suggestionId: draft.value.suggestionId ?? message.suggestionId });
      outbox.discard(message.clientId);
    },
    forgetAll() {
      draft.set(emptyDraft);
      drafts.forgetAll();
    },
  };
}

const noteKey = (conversationId: string): string => `note.${conversationId}`;

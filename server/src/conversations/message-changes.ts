import { RequestError, type Author, type ConversationEvent, type RatingScore } from '@attune/protocol';
import type { NewEntry } from './append-event.repository.ts';
import type { AppendedOnce } from './append-once.ts';
import type { ConversationKey } from './conversation.repository.ts';

export interface Added {
  readonly event: ConversationEvent;
  /** Tells everybody; to be called after the ack. */
  tell(): void;
}

export interface MessageChangesDeps {
  append(
    key: ConversationKey,
    author: Author,
    clientId: string | null,
    entry: NewEntry,
  ): Promise<AppendedOnce | null>;
  tell(appended: AppendedOnce): void;
}

/** What can be said of messages after they were sent. Each is an entry of the list, as everything is. */
export function createMessageChanges({ append, tell }: MessageChangesDeps) {
  return {
    /**
     * Puts other words in the place of an own message, or takes it back.
     * @throws RequestError `not-found` when it is not there any more, not the author's, or too old
     */
    async changeMessage(
      key: ConversationKey,
      author: Author,
      clientId: string,
      change: Extract<NewEntry, { kind: 'edit' | 'delete' }>,
    ): Promise<Added> {
      const appended = await append(key, author, clientId, change);
      if (appended === null) {
        throw new RequestError(
          'not-found',
          'This message cannot be changed: it is not yours, was deleted, or was sent more than a day ago.',
          { field: 'seq' },
        );
      }
      return { event: appended.event, tell: () => tell(appended) };
    },

    /** @throws RequestError `not-found` when nobody wrote in it yet */
    async addRating(
      key: ConversationKey,
      author: Author,
      clientId: string,
      rating: { readonly score: RatingScore; readonly comment: string },
    ): Promise<Added> {
      const appended = await append(key, author, clientId, { kind: 'rating', ...rating });
      if (appended === null) throw new RequestError('not-found', 'This conversation does not exist.');
      return { event: appended.event, tell: () => tell(appended) };
    },
  };
}

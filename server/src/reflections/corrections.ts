import { randomUUID } from 'node:crypto';
import { RequestError, type ReflectionField } from '@attune/protocol';
import type { HandCorrection } from '@attune/empathy/reflection';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { insertCorrection, listCorrections } from './correction.repository.ts';

export interface CardChange {
  readonly field: ReflectionField;
  /** Left out: an item of one's own. */
  readonly itemKey?: string | undefined;
  /** Left out: the item is struck. */
  readonly text?: string | undefined;
}

export type Corrections = ReturnType<typeof createCorrections>;

/** What agents changed by hand on the reflection cards; the cards themselves are worked out, never stored. */
export function createCorrections({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** Oldest first. */
    list: (key: ConversationKey, from: Db = db): Promise<readonly HandCorrection[]> =>
      listCorrections(from, key),

    /** @throws RequestError `invalid` when it neither names an item nor says anything */
    async add(
      key: ConversationKey,
      { field, itemKey, text }: CardChange,
      by: { readonly id: string },
    ): Promise<void> {
      if (itemKey === undefined && text === undefined) {
        throw new RequestError('invalid', 'Name the item to strike, or say what to put on the card.', {
          field: 'text',
        });
      }
      await insertCorrection(db, {
        ...key,
        id: randomUUID(),
        field,
        itemKey: itemKey ?? null,
        text: text ?? null,
        madeBy: by.id,
        at: now(),
      });
    },
  };
}

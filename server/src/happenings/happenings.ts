import type { ConversationEvent, Flag } from '@attune/protocol';
import * as v from 'valibot';
import { readConversation, readEvent, type ConversationRow } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { readFlag } from '../friction/friction-access.ts';
import { happeningField, idOfHappening, type Happening } from './happening.ts';
import { insertHappening } from './happening.repository.ts';

/** What happened, with the conversation as it is now. */
export interface Happened {
  readonly id: string;
  readonly happening: Happening;
  readonly row: ConversationRow;
  /** The entry it is about; null for what is none. */
  readonly event: ConversationEvent | null;
  readonly flag: Flag | null;
}

/** Takes part in what happens. @returns what to do once it is committed, if anything */
export type Listener = (tx: Db, happened: Happened) => Promise<(() => void) | void>;

/**
 * Owes telling webhooks and rules of something, in the transaction that makes it happen. Sites without either owe nothing.
 * Messages and status changes owe it by themselves.
 */
export function oweHappening(tx: Db, happening: Happening, at: number, runAt: number = at): Promise<void> {
  return insertHappening(tx, happening, at, runAt);
}

/** The job: tells everybody who listens. Of what is gone meanwhile, nothing is told. */
export function createHappenings(listeners: readonly Listener[]) {
  return async (tx: Db, payload: unknown): Promise<() => void> => {
    const happening = v.parse(happeningField, payload);
    const key = { siteId: happening.siteId, conversationId: happening.conversationId };
    const row = await readConversation(tx, key);
    if (row === null) return () => {};
    const event = happening.kind === 'entry' ? await readEvent(tx, key, happening.seq) : null;
    const flag = happening.kind === 'flag' ? await readFlag(tx, key, happening.flagId) : null;
    const happened = { id: idOfHappening(happening), happening, row, event, flag };
    const tells: ((() => void) | void)[] = [];
    for (const listener of listeners) tells.push(await listener(tx, happened));
    return () => {
      for (const tell of tells) tell?.();
    };
  };
}

import { randomUUID } from 'node:crypto';
import { RequestError, type AgentPromise, type MessageEvent } from '@attune/protocol';
import { promiseAt, promisesIn } from '@attune/empathy/promises';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import {
  findPromiseForUpdate,
  insertPromises,
  listPromises,
  toPromise,
  updatePromise,
  type PromiseRow,
} from './promise.repository.ts';

export interface PromisesDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
  /** Plans a look at a promise inside the transaction that makes it necessary. */
  planLook(tx: Db, look: PromiseLook, runAt: number): Promise<void>;
  /** Something stands beside the conversation that did not before. */
  changed(key: ConversationKey): void;
}

/** A look at one promise when time may have turned it. */
export interface PromiseLook extends ConversationKey {
  readonly promiseId: string;
}

export type Promises = ReturnType<typeof createPromises>;

/** What agents said they would do by a time: found in what they sent, reminded of, kept or missed. */
export function createPromises({ db, news, now, planLook, changed }: PromisesDeps) {
  /** Plans the next instant at which time alone changes something. */
  const planNext = async (tx: Db, row: PromiseRow): Promise<void> => {
    if (row.dueAt === null) return;
    const { turn, nextLookAt } = promiseAt({ ...row, dueAt: row.dueAt }, now());
    const runAt = turn === null ? nextLookAt : now();
    if (runAt === null) return;
    const { siteId, conversationId, id } = row;
    await planLook(tx, { siteId, conversationId, promiseId: id }, runAt);
  };

  return {
    /** In the order they were made. */
    list: (key: ConversationKey, from: Db = db): Promise<readonly AgentPromise[]> => listPromises(from, key),

    /**
     * Writes down what agents promise in these messages; reading one again changes nothing.
     * @param timeZone of the site: what "by 17:00" means
     */
    async read(
      tx: Db,
      key: ConversationKey,
      messages: readonly MessageEvent[],
      timeZone: string,
    ): Promise<void> {
      const found = messages.flatMap(({ seq, at, author, body }) =>
        promisesIn(body, at, timeZone).map(({ deed, dueAt }, position) => ({
          ...key,
          id: randomUUID(),
          seq,
          position,
          ownerId: author.id,
          ownerName: author.name ?? '',
          deed,
          dueAt,
          madeAt: at,
        })),
      );
      for (const row of await insertPromises(tx, found)) await planNext(tx, row);
    },

    /**
     * The planned look, as a job: reminds the owner before it is due, and calls it missed after.
     * @returns what to tell once it is committed
     */
    async look(tx: Db, { promiseId, ...key }: PromiseLook): Promise<(() => void) | undefined> {
      const row = await findPromiseForUpdate(tx, key, promiseId);
      if (row === null || row.dueAt === null) return undefined;
      const { turn } = promiseAt({ ...row, dueAt: row.dueAt }, now());
      if (turn === null) {
        await planNext(tx, row);
        return undefined;
      }
      const change =
        turn === 'miss' ? ({ state: 'missed', settledAt: now() } as const) : { remindedAt: now() };
      const after = await updatePromise(tx, key, promiseId, change);
      if (after === null) return undefined;
      if (turn === 'remind') await planNext(tx, after);
      return () => {
        news.promiseDue(key.siteId, toPromise(after));
        changed(key);
      };
    },

    /**
     * What an agent says became of it; `open` takes that back.
     * @throws RequestError `not-found`
     */
    async settle(
      key: ConversationKey,
      promiseId: string,
      outcome: AgentPromise['state'],
      by: { readonly id: string },
    ): Promise<AgentPromise> {
      return db.transaction(async (tx) => {
        const before = await findPromiseForUpdate(tx, key, promiseId);
        const isOpen = outcome === 'open';
        const settled = isOpen
          ? { settledAt: null, settledBy: null }
          : { settledAt: now(), settledBy: by.id };
        const row = before && (await updatePromise(tx, key, promiseId, { state: outcome, ...settled }));
        if (row === null) {
          throw new RequestError('not-found', 'This promise does not exist.', { field: 'promiseId' });
        }
        if (isOpen) await planNext(tx, row);
        return toPromise(row);
      });
    },
  };
}

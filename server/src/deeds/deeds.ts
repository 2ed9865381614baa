import { deedNames, RequestError, UNDO_MS, type DeedName } from '@attune/protocol';
import * as v from 'valibot';
import { audit, byPerson } from '../audit/audit.ts';
import { toldOf } from '../audit/audited-requests.ts';
import type { Db } from '../db/open-database.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { JobEffect } from '../jobs/run-jobs.ts';
import type { News } from '../news/news.ts';
import type { Deed, DeedActs, Done } from './deed-acts.ts';
import { forgetDeed, isOwed } from './deed.repository.ts';

/** An undo pressed in the last moment still has its way to go. */
const GRACE_MS = 2_000;

export interface DeedsDeps {
  readonly db: Db;
  readonly news: Pick<News, 'deedEnded'>;
  readonly topic: string;
  readonly plan: Outbox['plan'];
  wakeJobs(): void;
  readonly acts: DeedActs;
  /** The same without what a transaction cannot take back. */
  readonly rehearsed: DeedActs;
  now(): number;
}

export type Deeds = ReturnType<typeof createDeeds>;

/**
 * What people left to be done in a moment: a row of the outbox, so that it is done whatever becomes of the tab that
 * asked, and goes when that is undone. See docs/decisions/0032.
 */
export function createDeeds({ db, news, topic, plan, wakeJobs, acts, rehearsed, now }: DeedsDeps) {
  return {
    /**
     * Leaves it to be done. What would be refused then is refused now: it is done once and rolled back.
     * @throws RequestError as the request itself; `conflict` when the id is taken
     */
    async leave<Name extends DeedName>(deedId: string, deed: Deed<Name>): Promise<void> {
      await rehearse(deed);
      const payload = { deedId, ...deed };
      await plan(db, { id: deedId, topic, payload, runAt: now() + UNDO_MS + GRACE_MS });
      if (!(await isOwed(db, { topic, deedId, agentId: deed.by.id })))
        throw new RequestError('conflict', 'Something else was asked under this id.', { field: 'deedId' });
      wakeJobs();
    },

    /** @throws RequestError `conflict` when it is done, or never was asked by this agent */
    async undo(deedId: string, agentId: string): Promise<void> {
      if (await forgetDeed(db, { topic, deedId, agentId })) return;
      throw new RequestError('conflict', 'It is too late to undo this: it is done.', { field: 'deedId' });
    },

    /** The job: does it as part of `tx`. */
    run: (async (tx, payload) => {
      const { deedId, ...deed } = v.parse(payloadField, payload) as unknown as Deed & {
        readonly deedId: string;
      };
      const { siteId, by } = deed;
      try {
        // On its own, so that a refusal leaves the job settled.
        const tell = await tx.transaction((own) => carryOut(own, deed));
        return () => {
          tell();
          news.deedEnded(siteId, by.id, { deedId, refusal: null });
        };
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        const { code, message } = error;
        return () => news.deedEnded(siteId, by.id, { deedId, refusal: { code, message } });
      }
    }) satisfies JobEffect,
  };

  async function carryOut(tx: Db, deed: Deed): Promise<() => void> {
    const { answer, tell } = await act(acts, tx, deed);
    const told = toldOf(deed.name, deed.input, answer);
    if (told !== null) await audit(tx, { details: {}, ...told, actor: byPerson(deed.by), at: now() });
    return tell;
  }

  async function rehearse(deed: Deed): Promise<void> {
    const end = new Rehearsed();
    try {
      await db.transaction(async (tx) => {
        await act(rehearsed, tx, deed);
        throw end;
      });
    } catch (error) {
      if (error !== end) throw error;
    }
  }
}

/** Rolls a rehearsal back. */
class Rehearsed extends Error {}

/** The table gives each name the act of its own input. */
const act = (acts: DeedActs, tx: Db, deed: Deed): Promise<Done<DeedName>> =>
  (acts[deed.name] as (tx: Db, deed: Deed) => Promise<Done<DeedName>>)(tx, deed);

/** Written by ourselves: the input was checked when it was left. */
const payloadField = v.looseObject({
  deedId: v.string(),
  name: v.picklist(deedNames),
  input: v.looseObject({}),
  siteId: v.string(),
  visitorId: v.nullable(v.string()),
  by: v.object({ id: v.string(), name: v.string(), role: v.string() }),
});

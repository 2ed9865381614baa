import type { Db } from './db/open-database.ts';
import type { Outbox } from './jobs/outbox.ts';
import type { News } from './news/news.ts';
import { createSignalPolicies } from './signal-policy/signal-policies.ts';
import { createJudgements } from './signals/judgements.ts';
import { SETTINGS_KEPT_MS } from './sites/kept-for-a-moment.ts';
import { createThresholds } from './thresholds/thresholds.ts';

/** The job that looks at every conversation of a site again. */
export const SITE_LOOK = 'site-look';

export interface SignalServicesDeps {
  readonly db: Db;
  readonly news: News;
  readonly outbox: Outbox;
  now(): number;
  wakeJobs(): void;
}

/** What counts as a signal on a site: its thresholds, what may be recorded, and what agents say of what was found. */
export function createSignalServices({ db, news, outbox, now, wakeJobs }: SignalServicesDeps) {
  const oweLook = async (tx: Db, siteId: string) => {
    await outbox.enqueue(tx, { topic: SITE_LOOK, payload: { siteId } });
    // Until then another process may look with what held before.
    const runAt = now() + 2 * SETTINGS_KEPT_MS;
    await outbox.enqueue(tx, { topic: SITE_LOOK, payload: { siteId }, runAt });
  };
  const thresholds = createThresholds({
    db,
    news,
    now,
    oweLook,
    async saved(siteId, before, after) {
      wakeJobs();
      await signalPolicies.thresholdsSaved(siteId, before, after);
    },
  });
  const signalPolicies = createSignalPolicies({ db, news, thresholds, now });
  const judgements = createJudgements({ db, news, now, oweLook, wakeJobs });
  return { thresholds, signalPolicies, judgements };
}

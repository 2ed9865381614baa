import type { Db } from './db/open-database.ts';
import { createRetention } from './interactions/retention.ts';
import type { Outbox } from './jobs/outbox.ts';
import type { News } from './news/news.ts';
import { createEraseLedger } from './privacy/erase-ledger.ts';
import { deleteOutlived } from './privacy/outlived.ts';
import { createPrivacy } from './privacy/privacy.ts';
import { deleteOldHealth } from './widget-health/widget-health.repository.ts';

/** Topic of the daily deletion of what is kept no longer. */
export const RETENTION = 'retention';
/** There is one such debt, however many processes plan it. */
const RETENTION_DEBT = '00000000-0000-4000-8000-0000000000d1';

export interface KeepingServicesDeps {
  readonly db: Db;
  readonly news: News;
  readonly outbox: Pick<Outbox, 'plan'>;
  /** Where files beside the database are kept. */
  readonly dataDir: string;
  /** Deletes old deliveries of webhooks; they are few. */
  tidyDeliveries(tx: Db): Promise<void>;
  now(): number;
}

/** For how long what people said and did is kept. */
export function createKeepingServices(deps: KeepingServicesDeps) {
  const { db, news, outbox, dataDir, now } = deps;
  const tidyDeliveries = async (tx: Db): Promise<number> => {
    await deps.tidyDeliveries(tx);
    return 0;
  };
  const retention = createRetention({
    now,
    others: [deleteOutlived, deleteOldHealth, tidyDeliveries],
    async plan(tx, runAt) {
      await outbox.plan(tx, { id: RETENTION_DEBT, topic: RETENTION, payload: {}, runAt });
    },
  });
  const ledger = createEraseLedger(dataDir);
  return {
    ledger,
    privacy: createPrivacy({ db, news, ledger, now }),
    retention,
  };
}

import * as v from 'valibot';
import type { Conversations } from '../conversations/conversations.ts';
import { PUBLISH, PUBLISH_TOGETHER } from '../conversations/publish-topics.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Log } from '../log/create-log.ts';

const LOOK_EVERY_MS = 1_000;

/** Publishing takes milliseconds; who has not confirmed by then has died. */
const FORGOTTEN_AFTER_MS = 2_000;
const BATCH = 100;

const entryField = v.object({ siteId: v.string(), conversationId: v.string(), seq: v.number() });
const payloadField = v.union([entryField, v.object({ entries: v.array(entryField) })]);

export interface ForgottenDeps {
  readonly outbox: Outbox;
  readonly conversations: Pick<Conversations, 'tellAgain'>;
  readonly log: Log;
}

/**
 * Tells entries whose process died between commit and publish. Every process looks; the outbox gives each row to one of
 * them.
 */
export function publishForgotten({ outbox, conversations, log }: ForgottenDeps): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async () => {
    const forgotten = await outbox.claimStale({
      topics: [PUBLISH, PUBLISH_TOGETHER],
      olderThanMs: FORGOTTEN_AFTER_MS,
      limit: BATCH,
    });
    for (const { payload } of forgotten) {
      const owed = v.parse(payloadField, payload);
      for (const { seq, ...key } of 'entries' in owed ? owed.entries : [owed]) {
        await conversations.tellAgain(key, seq);
      }
    }
    outbox.confirm(forgotten.map(({ id }) => id));
  };

  const again = () => {
    looking = look()
      .catch((err: unknown) => log.warn({ err }, 'news that nobody told could not be looked for'))
      .finally(() => {
        if (!stopped) timer = setTimeout(again, LOOK_EVERY_MS);
      });
  };
  again();

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

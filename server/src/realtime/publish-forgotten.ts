import * as v from 'valibot';
import type { Conversations } from '../conversations/conversations.ts';
import type { Outbox } from '../jobs/outbox.ts';
import type { Log } from '../log/create-log.ts';

const PUBLISH = 'publish';
const LOOK_EVERY_MS = 1_000;

/** Publishing takes milliseconds; who has not confirmed by then has died. */
const FORGOTTEN_AFTER_MS = 2_000;
const BATCH = 100;

const payloadField = v.object({ siteId: v.string(), conversationId: v.string(), seq: v.number() });

export interface ForgottenDeps {
  readonly outbox: Outbox;
  readonly conversations: Conversations;
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
      topic: PUBLISH,
      olderThanMs: FORGOTTEN_AFTER_MS,
      limit: BATCH,
    });
    for (const { payload } of forgotten) {
      const { seq, ...key } = v.parse(payloadField, payload);
      await conversations.tellAgain(key, seq);
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

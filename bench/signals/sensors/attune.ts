import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction, ThresholdSettings } from '@attune/protocol';
import { defaultThresholds, detectSignals } from '@attune/signals';
import type { Page } from 'playwright-core';
import { truthOf } from '../kinds.ts';
import type { Sensor, Watch } from '../sensor.ts';
import type { ShippedRecorder } from '../shipped-recorder.ts';
import { FACTS_BINDING, scriptsWithRelay } from './fact-relay.ts';
import { createVisitRecord } from './visit-record.ts';

/** The recorder's last verdict comes 3 s after a press; then 2 s for facts on their way and 1 s for a busy machine. */
const SETTLE_MS = 6_000;

/** Nobody presses anything before a page has been idle once; the loader waits for that at most 2 s. */
const LONGEST_START_MS = 3_000;

/** More than the conversation lets facts wait for company. */
const LAST_BATCH_MS = 200;

/** A site nobody has tuned. */
const settings: ThresholdSettings = {
  version: 0,
  sensitivity: 'normal',
  values: defaultThresholds,
  ignored: { controls: [], paths: [] },
  muted: [],
  savedAt: null,
  savedBy: null,
};

/** The shipped widget in the page, and the server's detectors over what it reports. */
export function attuneSensor(shipped: ShippedRecorder): Sensor {
  return {
    name: 'attune',
    settleMs: SETTLE_MS,
    served: {
      head: () => '<script async src="/widget.js" data-site="bench"></script>',
      scripts: scriptsWithRelay(shipped),
    },
    async watch(context): Promise<Watch> {
      const visit = createVisitRecord(randomUUID());
      let tab: Page | undefined;
      await context.exposeBinding(FACTS_BINDING, ({ page }, document: string, facts: Interaction[]) => {
        // A tab that the page opened is a visit of its own.
        tab ??= page;
        if (page === tab) visit.add(document, facts);
      });
      return {
        ready: untilReady,
        async found() {
          visit.flush();
          await sleep(LAST_BATCH_MS);
          const interactions = visit.stored();
          const input = { visitId: visit.id, interactions, chat: [], now: Date.now() };
          const kinds = detectSignals(input, settings).map(({ kind }) => truthOf(kind));
          return { kinds: [...new Set(kinds)], facts: interactions };
        },
      };
    },
  };
}

/** The recorder watches, or this document has none. */
async function untilReady(page: Page): Promise<void> {
  const ready = page.evaluate(async () => {
    const tag = document.querySelector('script[data-site]');
    while (tag && !('Attune' in window)) await new Promise((resolve) => setTimeout(resolve, 20));
    const attune: unknown = Reflect.get(window, 'Attune');
    const on: unknown = typeof attune === 'object' && attune !== null ? Reflect.get(attune, 'on') : null;
    if (typeof on === 'function')
      await new Promise((resolve) => void Reflect.apply(on, attune, ['ready', resolve]));
  });
  // A page that leaves at once takes the question with it; the next one is asked by the next step.
  await Promise.race([ready.catch(() => undefined), sleep(LONGEST_START_MS)]);
}

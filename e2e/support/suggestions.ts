import type { Locator } from 'playwright-core';
import type { AgentConsole } from './agent-console.ts';
import type { Widget } from './widget.ts';

/** Far more than it takes: two offers of three have something to fill in. */
const MOST_MESSAGES = 12;

/** The server looks at a new message at once; a busy machine takes a little longer. */
const OFFERED_AFTER_MS = 1_500;

/**
 * The first suggestion with something to fill in. Which phrases are offered changes from conversation to conversation
 * and with every message, so until there is one the visitor writes again.
 */
export async function suggestionWithSlots(
  { page, takeButtons }: AgentConsole,
  visitor: Widget,
): Promise<Locator> {
  const withSlots = takeButtons.filter({ has: page.locator('.slot') });
  for (let messages = 0; (await withSlots.count()) === 0; messages += 1) {
    if (messages === MOST_MESSAGES) throw new Error('no suggestion has anything to fill in');
    await visitor.send('Hello?');
    await page.waitForTimeout(OFFERED_AFTER_MS);
  }
  return withSlots.first();
}

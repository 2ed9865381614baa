import type { Locator } from 'playwright-core';
import type { AgentConsole } from './agent-console.ts';
import { eventually } from './eventually.ts';
import { plain } from './plain.ts';

/** Far more than there are phrases without anything to fill in. */
const MOST_DISMISSALS = 8;

/** The first suggestion with something to fill in; dismisses others until one is offered. */
export async function suggestionWithSlots({
  page,
  suggestions,
  takeButtons,
}: AgentConsole): Promise<Locator> {
  const withSlots = takeButtons.filter({ has: page.locator('.slot') });
  for (let dismissals = 0; (await withSlots.count()) === 0; dismissals += 1) {
    if (dismissals === MOST_DISMISSALS) throw new Error('no suggestion has anything to fill in');
    const last = plain(await takeButtons.last().innerText());
    await suggestions.getByRole('button', { name: 'Dismiss suggestion 3' }).click();
    // What is read holds still; the next one comes when nobody looks.
    await page.mouse.move(0, 0);
    await eventually(async () => plain(await takeButtons.nth(2).innerText())).not.toBe(last);
  }
  return withSlots.first();
}

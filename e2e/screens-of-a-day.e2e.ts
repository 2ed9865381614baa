import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleScreens, doorScreens, untilDrawn, type Screen } from './screenshots/screens.ts';
import { nora, seed, type Seeded } from './screenshots/seed.ts';
import { bringAxe, findingsOn } from './support/accessibility.ts';
import type { AgentConsole } from './support/agent-console.ts';
import { heldLikeAPhone } from './support/browser.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('screens-of-a-day');

const THEMES = ['light', 'dark'] as const;

/** Of all screens at once, a slow machine would judge longer than a test may take. */
const AT_A_TIME = 7;
const someAtATime = consoleScreens
  .filter((_, at) => at % AT_A_TIME === 0)
  .map((_, part) => consoleScreens.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME))
  .map((screens) => ({ screens, names: screens.map(({ name }) => name).join(', ') }));

describe('Every screen of a shop in the middle of a day, wide and narrow, in both themes, has nothing that axe finds wrong', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await seed(story.server.url, story.server.setupUrl ?? '');
  });
  afterAll(() => seeded.close());

  it('before somebody signs in', async () => {
    const agent = await story.console({ prepare: bringAxe });
    // A link that leads nowhere is answered so.
    story.expectTrouble(/404|400/);
    expect(await judgeEach(agent, doorScreens(seeded))).toEqual([]);
  });

  it.each(someAtATime)('at work: $names', async ({ screens }) => {
    const agent = await story.console({ prepare: bringAxe });
    await agent.signIn(nora);
    expect(await judgeEach(agent, screens)).toEqual([]);
  });
});

async function judgeEach(agent: AgentConsole, screens: readonly Screen[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const screen of screens) findings.push(...(await judge(agent, screen)));
  return findings;
}

/** What axe finds on a screen at each width, in each theme. Pictures of them are taken by "pnpm screenshots". */
async function judge(agent: AgentConsole, { name, path, prepare }: Screen): Promise<readonly string[]> {
  const { page } = agent;
  // From one fragment to another a page would stand still.
  await page.goto('about:blank');
  await agent.goTo(path);
  await untilDrawn(page);
  await prepare?.(page, false);
  const wide = await judgeThemes(page, `${name}, wide`);
  // Its width changes under it, as when a tablet is turned: to load each screen again would take twice the time.
  const putDown = await heldLikeAPhone(page);
  const narrow = await judgeThemes(page, `${name}, narrow`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
  if (beyond > 0) narrow.push(`${name}, narrow: ${beyond} px beyond the edge`);
  await putDown();
  return [...wide, ...narrow];
}

async function judgeThemes(page: Page, what: string): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    findings.push(...(await findingsOn(page)).map((finding) => `${what}, ${colorScheme}: ${finding}`));
  }
  return findings;
}

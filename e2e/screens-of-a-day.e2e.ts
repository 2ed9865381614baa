import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleScreens, doorScreens, untilDrawn, type Screen } from './screenshots/screens.ts';
import { nora, seed, type Seeded } from './screenshots/seed.ts';
import { bringAxe, findingsOn } from './support/accessibility.ts';
import type { AgentConsole } from './support/agent-console.ts';
import type { Device } from './support/browser.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('screens-of-a-day');

const THEMES = ['light', 'dark'] as const;
const DEVICES = ['desk', 'phone'] as const satisfies readonly Device[];

/** Of all screens at once, a slow machine would judge longer than a test may take. */
const AT_A_TIME = 7;
const someAtATime = consoleScreens
  .filter((_, at) => at % AT_A_TIME === 0)
  .map((_, part) => consoleScreens.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME))
  .map((screens) => ({ screens, names: screens.map(({ name }) => name).join(', ') }));

describe('Every screen of a shop in the middle of a day, in both themes, has nothing that axe finds wrong', () => {
  let seeded: Seeded;
  beforeAll(async () => {
    seeded = await seed(story.server.url, story.server.setupUrl ?? '');
  });
  afterAll(() => seeded.close());

  it.each(DEVICES)('before somebody signs in, on a %s', async (device) => {
    const agent = await story.console({ device, prepare: bringAxe });
    // A link that leads nowhere is answered so.
    story.expectTrouble(/404|400/);
    const findings: string[] = [];
    for (const screen of doorScreens(seeded)) findings.push(...(await judge(agent, screen, device)));
    expect(findings).toEqual([]);
  });

  describe.each(DEVICES.slice(0, 1))('at work, on a %s', (device) => {
    it.each(someAtATime)('$names', async ({ screens }) => {
      const agent = await story.console({ device, prepare: bringAxe });
      await agent.signIn(nora);
      const findings: string[] = [];
      for (const screen of screens) findings.push(...(await judge(agent, screen, device)));
      expect(findings).toEqual([]);
    });
  });
});

/** What axe finds on a screen in each theme. Pictures of them are taken by "pnpm screenshots". */
async function judge(
  agent: AgentConsole,
  { name, path, prepare }: Screen,
  device: Device,
): Promise<readonly string[]> {
  const { page } = agent;
  // From one fragment to another a page would stand still.
  await page.goto('about:blank');
  await agent.goTo(path);
  await untilDrawn(page);
  await prepare?.(page, device === 'phone');
  const findings: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    findings.push(...(await findingsOn(page)).map((finding) => `${name}, ${colorScheme}: ${finding}`));
  }
  return findings;
}

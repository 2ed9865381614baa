import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('troubled-visit-plays-itself');

describe('A newcomer sees the product work', () => {
  it.each(['desk', 'phone'] as const)('by one button on the demo page, on a %s', async (device) => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor({ device });
    await page.getByRole('button', { name: 'Play a troubled visit' }).click();

    await eventually(() => chat.said()).toEqual([expect.stringContaining('nothing happens')]);
    await story.screenshot(page, 'played');
    await agent.rows.filter({ hasText: 'nothing happens' }).first().click();
    await eventually(() => agent.facts()).toEqual([
      expect.stringMatching(/^Clicked Pay 5 times in \d(\.\d)? s; nothing happened/),
    ]);
    await eventually(() => agent.takeButtons.count()).toBe(3);
    expect(await agent.takeButtons.first().innerText()).toContain('Pay');
    await story.screenshot(agent.page, `beside-${device}`);
  });
});

import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('troubled-visit-plays-itself');

const FLAG = /clicked Pay 5 times in \d(\.\d)? s; nothing happened/i;

describe('A newcomer sees the product work by one button on the demo page', () => {
  it('at a desk', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await page.getByRole('button', { name: 'Play a troubled visit' }).click();
    await eventually(() => chat.said()).toEqual([expect.stringMatching(/^visitor: I want to pay/)]);

    await agent.openConversation('I want to pay');
    await eventually(() => agent.facts()).toEqual([expect.stringMatching(FLAG)]);
    await eventually(() => agent.takeButtons.allInnerTexts()).toEqual(
      Array.from({ length: 3 }, (): unknown => expect.stringContaining('“Pay” button')),
    );
    await story.screenshot(agent.page, 'flag');

    await page.getByRole('region', { name: 'A troubled visit' }).getByText('Open the console').waitFor();
    await story.screenshot(page, 'told');
    await agent.page.getByRole('button', { name: 'Resolve', exact: true }).click();
    await eventually(() => agent.rows.count()).toBe(0);
  });

  it('on a phone, seen on another phone', async () => {
    const agent = await story.admin({ device: 'phone' });
    const { page, chat } = await story.visitor({ device: 'phone' });
    await page.getByRole('button', { name: 'Play a troubled visit' }).tap();
    await eventually(() => chat.said()).toEqual([expect.stringMatching(/^visitor: I want to pay/)]);
    await story.screenshot(page, 'sent');

    await eventually(() => agent.rows.count()).toBe(1);
    await agent.rows.tap();
    const strip = agent.page.getByRole('button', { name: FLAG });
    await strip.waitFor();
    await story.screenshot(agent.page, 'strip');
    await strip.tap();
    await eventually(() => agent.facts()).toEqual([expect.stringMatching(FLAG)]);
    await eventually(() => agent.takeButtons.count()).toBe(3);
    await story.screenshot(agent.page, 'beside');

    await agent.takeButtons.first().tap();
    await eventually(() => agent.composer.inputValue()).toContain('“Pay” button');
    await story.screenshot(agent.page, 'taken');
  });
});

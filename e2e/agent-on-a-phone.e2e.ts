import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tellStory } from './support/story.ts';

const story = tellStory('agent-on-a-phone');

/** A phone's screen above its keyboard. */
const ABOVE_KEYBOARD = { width: 390, height: 460 };

/** What stands beyond the edge of the screen, by name. */
const beyondEdge = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const beyond: string[] = [];
    const roots: ParentNode[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        const { right, width } = element.getBoundingClientRect();
        if (width > 0 && right > document.documentElement.clientWidth + 1) beyond.push(element.localName);
      }
    }
    return beyond;
  });

describe('An agent on a phone', () => {
  it('goes from the inbox to a conversation, beside it and back, and answers above the keyboard', async () => {
    const { chat, pressPay } = await story.visitor();
    const agent = await story.admin({ device: 'phone' });
    const { page } = agent;
    const tabs = page.getByRole('navigation', { name: 'Attune', exact: true });
    await pressPay(5);
    await chat.open();
    await chat.send('I pressed Pay and nothing happened.');

    await agent.rows.filter({ hasText: 'I pressed Pay' }).tap();
    await agent.composer.waitFor();
    await tabs.getByRole('button', { name: 'Beside', exact: true }).tap();
    await agent.takeButtons.first().waitFor();
    expect(await beyondEdge(page)).toEqual([]);
    await tabs.getByRole('button', { name: 'Conversation', exact: true }).tap();

    await agent.composer.tap();
    await page.setViewportSize(ABOVE_KEYBOARD);
    await agent.composer.fill('We are looking into it. Your request will be forwarded to the team.');
    await page.locator('attune-coach-chip').getByRole('status').waitFor();
    await story.screenshot(page, 'above-the-keyboard');
    expect(await beyondEdge(page), 'beside what the coach says').toEqual([]);
    const said = page
      .getByRole('region', { name: 'Messages', exact: true })
      .locator('attune-message-line')
      .last();
    const [line, send] = await Promise.all([said.boundingBox(), agent.sendButton.boundingBox()]);
    expect(line?.height, 'what was said stands above it').toBeGreaterThan(0);
    expect((send?.y ?? Infinity) + (send?.height ?? 0)).toBeLessThanOrEqual(ABOVE_KEYBOARD.height);

    await agent.composer.fill('I am sorry: I will ask finance myself today.');
    await agent.sendButton.tap();
    await chat.panel.getByText('I will ask finance myself today.').waitFor();
    await tabs.getByRole('button', { name: /^Inbox/ }).tap();
    await agent.rows.filter({ hasText: 'I will ask finance' }).waitFor();
  });
});

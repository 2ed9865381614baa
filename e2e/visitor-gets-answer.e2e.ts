import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';
import { lineIsCut } from './support/trouble.ts';
import { watchDeliveries } from './support/widget.ts';

const story = tellStory('visitor-gets-answer');

/** Counts every note that a page asks its browser to play. */
async function countNotes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { start } = OscillatorNode.prototype;
    Reflect.set(window, 'notes', 0);
    OscillatorNode.prototype.start = function (when) {
      Reflect.set(window, 'notes', Number(Reflect.get(window, 'notes')) + 1);
      start.call(this, when);
    };
  });
}

const notesOn = (page: Page): Promise<number> => page.evaluate(() => Number(Reflect.get(window, 'notes')));

describe('A visitor gets an answer', () => {
  it('sees the message go from sending to sent to seen, and the agent sees it come in', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.panel.getByText('Somebody is here now').waitFor();
    const deliveries = await watchDeliveries(page);
    await chat.send('Is the fern still there?');

    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await eventually(() => agent.rows.allInnerTexts()).toEqual([
      expect.stringContaining('Is the fern still there?'),
    ]);
    expect(await deliveries()).toEqual(['Sending…', 'Sent']);

    await agent.openConversation('Is the fern still there?');
    await eventually(() => chat.delivery.innerText()).toBe('Seen');
    expect(await agent.said()).toEqual(['visitor: Is the fern still there?']);
    await story.screenshot(page, 'seen');
  });

  it('and the agent see each other type', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.send('Do you deliver on Saturdays?');
    await agent.openConversation('Do you deliver on Saturdays?');
    await eventually(() => agent.said()).toEqual(['visitor: Do you deliver on Saturdays?']);

    await chat.composer.pressSequentially('I am only');
    await agent.page.getByText('is typing').waitFor();
    await chat.composer.fill('');
    await agent.page.getByText('is typing').waitFor({ state: 'detached' });

    await agent.composer.pressSequentially('We do');
    await chat.panel.getByText('Ada Admin is writing…').waitFor();
    await story.screenshot(page, 'agent-writes');
    await agent.composer.fill('');
    await chat.panel.getByText('Ada Admin is writing…').waitFor({ state: 'detached' });
  });

  it('is told of an answer while the chat is closed, by a badge and a sound', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await countNotes(page);
    await chat.open();
    await chat.send('When does it leave you?');
    await agent.openConversation('When does it leave you?');
    await agent.answer('Tomorrow morning.');
    await eventually(() => chat.said()).toEqual([
      'visitor: When does it leave you?',
      'agent: Tomorrow morning.',
    ]);
    await eventually(() => agent.delivery.innerText()).toBe('Seen');
    expect(await notesOn(page), 'nothing rings while the visitor reads along').toBe(0);

    await chat.close();
    await agent.answer('It should be with you on Friday.');
    await eventually(() => chat.launcher.getAttribute('aria-label')).toBe('Open chat, 1 unread');
    expect(await notesOn(page)).toBeGreaterThan(0);
    await story.screenshot(page, 'unread');
    expect(await agent.delivery.innerText()).toBe('Sent');

    await chat.open();
    await eventually(() => agent.delivery.innerText()).toBe('Seen');
    await chat.close();
    expect(await chat.launcher.getAttribute('aria-label')).toBe('Open chat');
  });

  it('finds everything once after a reload on either side', async () => {
    const agent = await story.admin();
    const shop = await story.visitor();
    const { chat } = shop;
    await chat.open();
    await chat.send('Two ferns, please.');
    await agent.openConversation('Two ferns, please.');
    await agent.answer('With pleasure.');
    await chat.send('And one pot.');
    const everything = ['visitor: Two ferns, please.', 'agent: With pleasure.', 'visitor: And one pot.'];
    await eventually(() => chat.said()).toEqual(everything);
    await eventually(() => agent.said()).toEqual(everything);

    await agent.page.reload();
    await eventually(() => agent.said()).toEqual(everything);
    await shop.visit();
    await chat.open();
    await eventually(() => chat.said()).toEqual(everything);

    await agent.answer('Noted.');
    await chat.send('Thank you.');
    const more = [...everything, 'agent: Noted.', 'visitor: Thank you.'];
    await eventually(async () => (await chat.said()).toSorted()).toEqual(more.toSorted());
    await eventually(() => agent.said()).toEqual(await chat.said());
  });

  it('loses nothing that was written offline, even when the page is reloaded meanwhile', async () => {
    story.expectTrouble(lineIsCut);
    const agent = await story.admin();
    const shop = await story.visitor();
    const { page, chat } = shop;
    await chat.open();
    await chat.send('One');
    await agent.openConversation('One');
    await eventually(() => chat.delivery.innerText()).toBe('Seen');

    await page.context().setOffline(true);
    await chat.send('Two');
    await chat.send('Three');
    await eventually(() => chat.delivery.innerText()).toMatch(/^(Sending…|Waiting for a connection)$/);
    await story.screenshot(page, 'offline');
    expect(await agent.said(), 'the line is really cut').toEqual(['visitor: One']);
    await page.context().setOffline(false);
    await eventually(() => agent.said()).toEqual(['visitor: One', 'visitor: Two', 'visitor: Three']);

    await page.context().setOffline(true);
    await chat.send('Four');
    await chat.send('Five');
    await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await page.context().setOffline(false);
    await shop.visit();
    const everything = ['One', 'Two', 'Three', 'Four', 'Five'].map((text) => `visitor: ${text}`);
    await eventually(() => agent.said()).toEqual(everything);
    await chat.open();
    await eventually(() => chat.said()).toEqual(everything);
    await eventually(() => chat.delivery.innerText()).toBe('Seen');
  });

  it('gets what the agent wrote offline once, in order', async () => {
    story.expectTrouble(lineIsCut);
    const agent = await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Are you there?');
    await agent.openConversation('Are you there?');

    await agent.page.context().setOffline(true);
    await agent.answer('Yes.');
    await agent.answer('What is it?');
    await agent.page.context().setOffline(false);
    const everything = ['visitor: Are you there?', 'agent: Yes.', 'agent: What is it?'];
    await eventually(() => chat.said()).toEqual(everything);
    await eventually(() => agent.said()).toEqual(everything);
  });
});

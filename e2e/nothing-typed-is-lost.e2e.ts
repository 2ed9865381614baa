import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';
import { lineIsCut } from './support/trouble.ts';

const story = tellStory('nothing-typed-is-lost');

/** A page that cannot be loaded because the network is away. */
const pageIsAway = /ERR_INTERNET_DISCONNECTED/;

describe('What a visitor typed', () => {
  it('[G6] is sent after the network was away and the page was loaded anew: five of five, once, in order', async () => {
    story.expectTrouble(lineIsCut, pageIsAway);
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.send('Before');
    await agent.openConversation('Before');

    await page.context().setOffline(true);
    await chat.panel.getByText('No connection.').waitFor();
    const lines = ['one', 'two', 'three', 'four', 'five'].map((word) => `Meanwhile, ${word}`);
    for (const line of lines) {
      await chat.send(line);
      await eventually(() => chat.composer.inputValue()).toBe('');
    }
    await eventually(() => chat.delivery.innerText()).toBe('Waiting for a connection');
    await expect(page.reload(), 'the page is away as well').rejects.toThrow(pageIsAway);

    await page.context().setOffline(false);
    await page.goto(`${story.server.url}/demo/`);
    const everything = ['Before', ...lines].map((line) => `visitor: ${line}`);
    await eventually(() => agent.said()).toEqual(everything);
    await eventually(async () => {
      if (!(await chat.panel.isVisible())) await chat.launcher.click();
      return chat.said();
    }).toEqual(everything);
  });
});

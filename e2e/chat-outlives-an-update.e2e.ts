import { describe, expect, it } from 'vitest';
import { copyProduct } from './support/copied-product.ts';
import { makeDataFolder, startServer } from './support/server.ts';
import { shopOn } from './support/shop.ts';
import { tellStory } from './support/story.ts';
import { lineIsCut } from './support/trouble.ts';

const story = tellStory('chat-outlives-an-update');

describe('A page that was opened before an update', () => {
  it('goes on with the parts of the chat that it began with, while other pages get the new ones', async () => {
    const product = await copyProduct();
    const folder = await makeDataFolder();
    let server = await startServer(folder.path, { main: product.main });
    try {
      const asked: string[] = [];
      const before = shopOn(await story.page(), server.url, 'desk');
      before.page.on('response', (response) => {
        const part = /chunks\/(emoji|in-chat)-[\w-]{8}\.js$/.exec(response.url())?.[0];
        if (part !== undefined) asked.push(`${response.status()} ${part}`);
      });
      await before.visit();
      await before.chat.open();
      await before.chat.send('Is my fern on its way?');

      story.expectTrouble(lineIsCut);
      await server.stop();
      await product.updateWidget();
      server = await startServer(folder.path, { main: product.main, port: server.port });
      const more = before.chat.panel.getByRole('button', { name: 'More', exact: true });
      await more.click();
      await before.chat.panel.getByRole('button', { name: 'Emoji', exact: true }).click();
      await before.chat.panel.getByRole('button', { name: 'slight smile', exact: true }).click();
      expect(await before.chat.composer.inputValue()).toBe('\u{1F642}');

      const after = shopOn(await story.page(), server.url, 'desk');
      const fresh: string[] = [];
      after.page.on('response', (response) => {
        const part = /chunks\/(?:emoji|in-chat)-[\w-]{8}\.js$/.exec(response.url())?.[0];
        if (part !== undefined) fresh.push(`${response.status()} ${part}`);
      });
      await after.visit();
      await after.chat.open();
      await after.chat.panel.getByRole('button', { name: 'More', exact: true }).click();
      await after.chat.panel.getByRole('button', { name: 'Emoji', exact: true }).click();
      await after.chat.panel.getByRole('button', { name: 'slight smile', exact: true }).waitFor();

      expect([...asked, ...fresh].every((line) => line.startsWith('200 '))).toBe(true);
      expect(asked).toHaveLength(2);
      expect(fresh).toHaveLength(2);
      expect(fresh.filter((line) => asked.includes(line))).toEqual([]);
      await Promise.all([before, after].map(({ page }) => page.context().close()));
    } finally {
      await server.stop();
      await folder.remove();
      await product.remove();
    }
  });
});

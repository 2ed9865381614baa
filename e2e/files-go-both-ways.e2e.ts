import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('files-go-both-ways');

/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);
const RECEIPT = 'Boston fern, 1, 24 euro\n';

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

describe('Files go both ways', () => {
  it('a picture from the visitor and a file in answer, and the whole conversation to keep', async () => {
    const agent = await story.admin();
    const { page, chat } = await story.visitor();
    await chat.open();
    await chat.send('It came like this.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');

    await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
    await chat.panel
      .locator('input[type="file"]')
      .setInputFiles({ name: 'broken pot.png', mimeType: 'image/png', buffer: PICTURE });
    await chat.panel.getByText('broken pot.png is ready to send').waitFor();
    await chat.sendButton.click();
    await chat.panel.getByRole('button', { name: /^Download broken pot\.png/ }).waitFor();
    await story.screenshot(page, 'visitor-sent');

    await agent.openConversation(/broken pot|It came like this/);
    const messages = agent.page.getByRole('region', { name: 'Messages' });
    const picture = messages.getByRole('link', { name: /broken pot\.png/ });
    await picture.waitFor();
    await eventually(() =>
      picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);

    await agent.page.getByRole('button', { name: 'Attach files' }).waitFor();
    await agent.page
      .locator('attune-answer-parts input[type="file"]')
      .setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from(RECEIPT) });
    const goesOut = agent.page.getByRole('list', { name: 'Goes out with the answer' });
    await goesOut.getByText('receipt.txt').waitFor();
    await goesOut.getByRole('progressbar').waitFor({ state: 'detached' });
    await agent.answer('A new pot is on its way. Here is the receipt.');
    await story.screenshot(agent.page, 'agent-answered');

    const receipt = chat.panel.getByRole('button', { name: /^Download receipt\.txt/ });
    expect(await downloaded(page, () => receipt.click())).toEqual({ name: 'receipt.txt', text: RECEIPT });

    const kept = await downloaded(page, async () => {
      await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
      await chat.panel.getByRole('button', { name: 'Save the conversation' }).click();
    });
    expect(kept.text).toContain('It came like this.');
    expect(kept.text).toContain('broken pot.png');
    expect(kept.text).toContain('A new pot is on its way.');
  });

  it('what the site does not take is refused in words, and what was written stays', async () => {
    await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('One more thing.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await chat.composer.fill('Look at this');
    await chat.panel.getByRole('button', { name: 'More', exact: true }).click();
    await chat.panel.locator('input[type="file"]').setInputFiles({
      name: 'invoice.pdf',
      mimeType: 'application/pdf',
      // A program that calls itself a document.
      buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 7)]),
    });
    story.expectTrouble(/the server responded with a status of 4\d\d/);
    await chat.panel.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    await chat.panel.getByRole('button', { name: 'Remove invoice.pdf' }).click();
    expect(await chat.composer.inputValue()).toBe('Look at this');
    await chat.sendButton.click();
    await eventually(() => chat.said()).toEqual(['visitor: One more thing.', 'visitor: Look at this']);
  });

  it('an agent drops and pastes several; one is refused in words, one is called off, the others go out', async () => {
    const agent = await story.admin();
    const { chat } = await story.visitor();
    await chat.open();
    await chat.send('Could you send me the care sheets?');
    await agent.openConversation('Could you send me the care sheets?');
    const { page } = agent;
    const goesOut = page.getByRole('list', { name: 'Goes out with the answer', exact: true });
    const line = (name: string) => goesOut.getByRole('listitem').filter({ hasText: name });
    // It stays on its way until it is called off.
    await page.route(/\/attachments$/, async (route) => {
      if (route.request().headers()['x-file-name'] === 'film.txt') await new Promise(() => {});
      else await route.continue();
    });

    const view = page.locator('attune-conversation-view');
    const files = [
      { name: 'fern.txt', text: 'Water it twice a week.' },
      { name: 'setup.pdf', text: 'MZ\u0000\u0001, a program that calls itself a document' },
      { name: 'film.txt', text: 'Very long.' },
    ];
    story.expectTrouble(/the server responded with a status of 4\d\d/);
    await handOver(view, 'dragover', files);
    await eventually(() => view.getAttribute('dropping')).toBe('');
    await handOver(view, 'drop', files);
    await eventually(() => view.getAttribute('dropping')).toBeNull();
    await handOver(agent.composer, 'paste', [{ name: 'palm.txt', text: 'Mist it in winter.' }]);
    await line('setup.pdf')
      .getByRole('alert')
      .filter({ hasText: 'This kind of file cannot be sent here. These can: ' })
      .waitFor();
    for (const name of ['fern.txt', 'palm.txt'])
      await line(name).getByRole('progressbar').waitFor({ state: 'detached' });
    await line('film.txt').getByRole('progressbar', { name: 'film.txt is uploaded', exact: true }).waitFor();

    for (const name of ['film.txt', 'setup.pdf']) {
      await goesOut.getByRole('button', { name: `Remove ${name}`, exact: true }).click();
      await line(name).waitFor({ state: 'detached' });
    }
    await agent.answer('Here they are.');
    for (const name of [/^Download fern\.txt/, /^Download palm\.txt/])
      await chat.panel.getByRole('button', { name }).waitFor();
    expect(await chat.panel.getByRole('button', { name: /^Download / }).count()).toBe(2);
  });
});

/** What the browser tells a page when somebody drops or pastes these files there. */
const handOver = (
  place: Locator,
  how: 'dragover' | 'drop' | 'paste',
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> =>
  place.evaluate(
    (element, { type, given }) => {
      const held = new DataTransfer();
      for (const { name, text } of given) held.items.add(new File([text], name));
      const init = { bubbles: true, composed: true, cancelable: true };
      element.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent(type, { ...init, clipboardData: held })
          : new DragEvent(type, { ...init, dataTransfer: held }),
      );
    },
    { type: how, given: files },
  );

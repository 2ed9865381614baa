import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { mara } from '../../gallery/fixtures/conversation.ts';
import { empathySettings } from '../../gallery/fixtures/empathy.ts';
import { ok } from '../../gallery/fake-connection.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (): Promise<void> => {
  ({ app, router } = openScreen('/console/conversations/c-mara', { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};
const composer = (): HTMLTextAreaElement => find(app, 'textarea[aria-label="Answer"]') as HTMLTextAreaElement;
const write = async (text: string): Promise<void> => {
  await userEvent.click(composer());
  await userEvent.keyboard(text.replaceAll('{', '{{').replaceAll('[', '[['));
};
const chipComes = (): Promise<void> => vi.waitFor(() => expect(whys()).not.toEqual([]));
const whys = (): string[] => findAll(app, 'span.why').map(words);
const underlined = (): string[] => findAll(app, 'u').map(words);
const notice = (): string => findAll(app, '.notice').map(words).join();
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('the coach under the composer', () => {
  it('shows one chip with its words underlined, mends them with Alt+F, and undo takes that back', async () => {
    await open();
    await write('This will be forwarded.');
    await chipComes();
    expect(whys()).toHaveLength(1);
    expect(underlined()).toEqual(['will be forwarded']);
    await userEvent.keyboard('{Alt>}f{/Alt}');
    await vi.waitFor(() => expect(composer().value).toContain('I will ask'));
    expect(composer().value).not.toContain('will be forwarded');
    expect(composer().value.slice(composer().selectionStart, composer().selectionEnd)).toMatch(/^\[.+\]$/u);
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(() => expect(composer().value).toBe('This will be forwarded.'));
  });

  it('asks for what a fix leaves open before the answer is sent', async () => {
    await open();
    await write('This will be forwarded.');
    await chipComes();
    await userEvent.keyboard('{Alt>}f{/Alt}{Enter}');
    await vi.waitFor(() => expect(words(app)).toContain('Please fill in'));
    expect(askedFor('message:send')).toEqual([]);
  });

  it('is quiet for the conversation after Esc, and speaks again when asked to', async () => {
    await open();
    await write('This will be forwarded.');
    await chipComes();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(whys()).toEqual([]));
    expect(composer().matches(':focus')).toBe(true);
    await write(' We are looking into it.');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(whys()).toEqual([]);
    await page.getByRole('button', { name: 'Coach on' }).click();
    await chipComes();
  });

  it('never holds an answer back', async () => {
    await open();
    await write('This will be forwarded.');
    await chipComes();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() =>
      expect(askedFor('message:send')).toMatchObject([{ body: 'This will be forwarded.' }]),
    );
  });

  it('sends nothing of a draft, whatever it finds in it', async () => {
    await open();
    await write('This will be forwarded, quokka. We are looking into it. What is your order number?');
    await chipComes();
    await userEvent.keyboard('{Alt>}f{/Alt}');
    await userEvent.keyboard('{Escape}');
    await drawn(app);
    expect(askedFor('coach:mark').length).toBeGreaterThan(0);
    expect(JSON.stringify(server.asked)).not.toMatch(/quokka|forwarded|looking/u);
  });

  it('sends the one sentence, and nothing else, when a rule is called wrong', async () => {
    await open();
    await write('My name is Quokka. This will be forwarded. Numbat.');
    await chipComes();
    await userEvent.click(find(app, '.more'));
    await page.getByRole('button', { name: 'Wrong here' }).first().click();
    await vi.waitFor(() =>
      expect(askedFor('coach:mark')).toContainEqual({
        siteId: 'site-1',
        rule: 'passive-promise',
        outcome: 'wrong',
        sentence: 'This will be forwarded.',
      }),
    );
    expect(JSON.stringify(server.asked)).not.toMatch(/Quokka|Numbat/u);
    await vi.waitFor(() => expect(underlined()).not.toContain('will be forwarded'));
  });

  it('is not there where the site switched it off, nor is a rule that is off', async () => {
    const off = { ...empathySettings, coach: { enabled: true, silenced: ['passive-promise'] } };
    server.answer('empathy-settings:get', () => ok({ settings: off }));
    await open();
    await write('This will be forwarded.');
    await vi.waitFor(() => expect(findAll(app, 'li[data-is]')).not.toEqual([]));
    expect(askedFor('coach:mark')).not.toContainEqual(expect.objectContaining({ rule: 'passive-promise' }));
    router.close();
    unmountAll();
    server = createFakeServer();
    const silent = { ...empathySettings, coach: { enabled: false, silenced: [] } };
    server.answer('empathy-settings:get', () => ok({ settings: silent }));
    await open();
    await write('This will be forwarded.');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(whys()).toEqual([]);
    expect(findAll(app, 'li[data-is]')).toEqual([]);
  });

  it('shows what an answer has, each with its words', async () => {
    await open();
    await write('I will refund the second charge by 17:00.');
    await vi.waitFor(() => expect(findAll(app, 'li[data-is="yes"]').map(words).join()).toContain('17:00'));
  });
});

describe('before an answer goes', () => {
  it('says what they already gave, and leads there', async () => {
    server.say('c-mara', mara, 'My order number is 4411-22.');
    await open();
    await write('What is your order number?');
    await vi.waitFor(() => expect(notice()).toContain('They already gave the order number'));
    await page.getByRole('button', { name: 'Show where' }).click();
    await vi.waitFor(() =>
      expect(findAll(app, 'attune-message-line[pointed]').map(words).join()).toContain('4411-22'),
    );
  });

  it('gives the site’s reason for a no', async () => {
    await open();
    await write('I cannot take back the return after this time.');
    await vi.waitFor(() => expect(notice()).toContain('Returns after 30 days'));
    await page.getByRole('button', { name: 'Put it in' }).click();
    await vi.waitFor(() => expect(composer().value).toContain('our suppliers take nothing back'));
  });

  it('warns of a gift above what may be given, and writes down one below it', async () => {
    await open();
    await write('I can give you a goodwill credit of 40 €.');
    await vi.waitFor(() => expect(notice()).toContain('more than you may give'));
    await userEvent.clear(composer());
    await write('I can give you a goodwill credit of 10 €.');
    await vi.waitFor(() => expect(notice()).toContain('You may still give'));
    await page.getByRole('button', { name: /^Give/u }).click();
    await vi.waitFor(() => expect(askedFor('goodwill:give')).toMatchObject([{ amount: 1_000 }]));
  });

  it('hints that they are still writing, and sends all the same', async () => {
    await open();
    server.tell('typing:changed', { conversationId: 'c-mara', author: mara, typing: true });
    await vi.waitFor(() => expect(words(app)).toContain('Mara K. is still writing'));
    await write('I am here.');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(askedFor('message:send')).toHaveLength(1));
  });

  it('shows the answer as the customer reads it, under their last words', async () => {
    await open();
    await write('I have it.');
    await userEvent.keyboard('{Alt>}p{/Alt}');
    await expect.element(page.getByRole('dialog', { name: 'As the customer reads it' })).toBeVisible();
    const bubbles = findAll(app, '.thread .bubble').map(words);
    expect(bubbles.at(-1)).toBe('I have it.');
    expect(bubbles[0]).toContain('This is the third time I try.');
  });
});

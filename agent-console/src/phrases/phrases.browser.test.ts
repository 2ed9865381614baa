import { phraseBook } from '@attune/empathy';
import type { Role } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (address: string, role: Role = 'admin'): Promise<void> => {
  server = createFakeServer({ role });
  ({ app, router } = openScreen(address, { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, 'h1')).not.toEqual([]);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);
const rows = (): string[] => findAll(app, '.book .row').map(words);
const reads = (text: string): Promise<void> => vi.waitFor(() => expect(words(app)).toContain(text));
const fill = (label: string, text: string): Promise<void> =>
  userEvent.fill(page.getByLabelText(label, { exact: true }), text);

const writeWords = (text: string): Promise<void> =>
  userEvent.fill(page.getByRole('textbox', { name: 'Words', exact: true }), text);

beforeEach(() => page.viewport(1440, 1000));
afterEach(() => {
  router.close();
  unmountAll();
});

describe('the phrase book', () => {
  it('is searched as one types, and by its parts', async () => {
    await open('/console/phrases');
    await reads(`${phraseBook.length} phrases`);
    await userEvent.selectOptions(page.getByLabelText('Any move'), 'refuse');
    const refusing = phraseBook.filter(({ intent }) => intent === 'refuse').length;
    await reads(`${refusing} phrases`);
    await fill('Find a phrase', 'xyzzy');
    await reads('Nothing like this is in the book yet.');
    expect(rows()).toEqual([]);
  });

  it('refuses a no without a reason, and says what is missing beside the words', async () => {
    await open('/console/phrases');
    await page.getByRole('button', { name: 'Write a phrase' }).click();
    await userEvent.selectOptions(page.getByLabelText('Move', { exact: true }), 'refuse');
    await writeWords('I cannot do that.');
    await page.getByRole('button', { name: 'Save' }).click();
    await vi.waitFor(() =>
      expect(words(find(app, '#about-text'))).toContain('without a reason a refusal leaves doubt'),
    );
    expect(askedFor('phrases:save')).toEqual([]);
  });

  it('shows how a phrase will read, what the coach sees in it, and keeps it', async () => {
    await open('/console/phrases');
    await page.getByRole('button', { name: 'Write a phrase' }).click();
    await writeWords('I can see that {issue}. This will be forwarded.');
    await vi.waitFor(() => expect(words(find(app, '.preview'))).toContain('the card was charged twice'));
    await reads('“will be forwarded”');
    await writeWords('I can see that {issue}. I will write to you by {time}.');
    await fill('When it helps', 'Somebody told what happened.');
    await fill('When it hurts', 'Nobody knows yet what happened.');
    await page.getByRole('button', { name: 'Save' }).click();
    await reads('Saved. It is offered from now on.');
    expect(askedFor('phrases:save')).toMatchObject([
      { owner: 'team', phrase: { id: 'i-can-see-that-issue', version: 1, source: 'team' } },
    ]);
  });

  it('says the server’s refusal beside the words', async () => {
    await open('/console/phrases');
    server.answer('phrases:save', () => ({
      ok: false,
      refusal: { code: 'invalid', message: 'The text says nothing new.', field: 'text' },
    }));
    await userEvent.click(find(app, '.book .row'));
    await page.getByRole('button', { name: 'Save' }).click();
    await vi.waitFor(() => expect(words(find(app, '#about-text'))).toContain('The text says nothing new.'));
  });

  it('retires a phrase, and brings it back', async () => {
    await open('/console/phrases');
    await userEvent.click(find(app, '.book .row'));
    await page.getByRole('button', { name: 'Retire' }).click();
    await reads('Retired. It is no longer offered.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('phrases:save')).toMatchObject([{ phrase: { status: 'active' } }]),
    );
  });

  it('gives an agent a copy of their own, and no files', async () => {
    await open('/console/phrases', 'agent');
    expect(findAll(app, '.file')).toEqual([]);
    await userEvent.click(find(app, '.book .row'));
    await page.getByRole('button', { name: 'Save' }).click();
    await vi.waitFor(() =>
      expect(askedFor('phrases:save')).toMatchObject([
        { owner: 'own', phrase: { source: 'agent', version: 1 } },
      ]),
    );
  });

  it('shows a phrase’s markup as text', async () => {
    await open('/console/phrases');
    await page.getByRole('button', { name: 'Write a phrase' }).click();
    await writeWords('<img src=x onerror=alert(1)> {name}');
    await vi.waitFor(() => expect(words(find(app, '.preview'))).toContain('<img src=x'));
    expect(findAll(app, '.preview img')).toEqual([]);
    expect(rows().length).toBeGreaterThan(0);
  });
});

describe('how the site speaks', () => {
  it('saves a part by itself, and leaves the others', async () => {
    await open('/console/empathy');
    await page.getByRole('button', { name: 'Add a word' }).click();
    await userEvent.fill(page.getByLabelText('We say').nth(1), 'SLA');
    await userEvent.fill(page.getByLabelText('In plain words').nth(1), 'the time we promised');
    await page.getByRole('button', { name: 'Save' }).click();
    await reads('Saved. It holds from now on.');
    expect(askedFor('empathy-settings:save')).toMatchObject([
      { settings: { glossary: [{ term: 'RMA' }, { term: 'SLA' }], goodwill: { perConversation: 2_500 } } },
    ]);
  });

  it('quiets a rule at once, beside what agents said of it', async () => {
    await open('/console/empathy');
    await reads('Your RMA, the return number, is 4411.');
    await page.getByRole('switch', { name: 'Words of the trade' }).click();
    await vi.waitFor(() =>
      expect(askedFor('empathy-settings:save')).toMatchObject([
        { settings: { coach: { silenced: ['jargon'] } } },
      ]),
    );
  });

  it('never shows the model’s key again', async () => {
    await open('/console/empathy');
    await page.getByRole('switch', { name: 'Language model' }).click();
    await fill('Key', 'secret-1');
    await page.getByRole('button', { name: 'Save' }).click();
    await reads('Saved. It holds from now on.');
    expect(askedFor('empathy-settings:save')).toMatchObject([
      { settings: { model: { apiKey: 'secret-1' } } },
    ]);
    await vi.waitFor(() =>
      expect((page.getByLabelText('Key', { exact: true }).element() as HTMLInputElement).value).toBe(''),
    );
  });

  it('is the admins’ to set', async () => {
    await open('/console/empathy', 'agent');
    await reads('Admins set this.');
    expect(askedFor('empathy-settings:save')).toEqual([]);
  });
});

describe('trouble spots and kept words', () => {
  it('marks a spot as fixed, and takes it back', async () => {
    await open('/console/hot-spots');
    await reads('18 in the 7 days before, 2 in the 7 after');
    await page.getByRole('button', { name: 'It is fixed' }).first().click();
    await reads('Not enough days yet to compare');
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('hot-spots:mark')).toMatchObject([{ status: 'fixed' }, { status: 'open' }]),
    );
  });

  it('shows an agent the thanks they were given', async () => {
    await open('/console/kept-words', 'agent');
    await reads('You are the first who listened. Thank you!');
    expect(findAll(app, 'blockquote')).toHaveLength(2);
  });
});

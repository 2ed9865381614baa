import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { frictionOf, mara } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen, type ScreenOptions } from '../../gallery/screens.ts';
import { createMemoryKeeping } from '../state/keeping.ts';
import '../ui/page.css';
import type { App } from './app.ts';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (address: string, options: ScreenOptions = {}): Promise<void> => {
  ({ app, router } = openScreen(address, { connection: server, ...options }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);
const reads = (text: string): Promise<void> => vi.waitFor(() => expect(words(app)).toContain(text));
const composer = (): HTMLTextAreaElement => find(app, 'textarea[aria-label="Answer"]') as HTMLTextAreaElement;
const bubbles = (): string[] => findAll(app, '.bubble').map(words);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('an agent at the inbox', () => {
  it('opens a conversation from the list and sees what stands beside it', async () => {
    await open('/console/');
    await page.getByRole('link', { name: /Mara K/ }).click();
    await reads('This is the third time I try');
    expect(router.address).toBe('/console/conversations/c-mara');
    expect(words(find(app, 'attune-friction-pane'))).toContain(
      'clicked Pay 6 times in 2 s; nothing happened',
    );
    expect(words(find(app, 'attune-visit-pages'))).toContain('/checkout (2×)');
  });

  it('answers, and sees the message stored and then seen', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.click(composer());
    await userEvent.keyboard('I am on it.{Enter}');
    await vi.waitFor(() => expect(bubbles()).toContain('I am on it.'));
    await reads('Sent');
    expect(composer().value).toBe('');
    const upToSeq = server.listOf('c-mara').length;
    server.append('c-mara', { kind: 'read', seq: upToSeq + 1, at: Date.now(), author: mara, upToSeq });
    await reads('Seen');
    expect(bubbles().filter((text) => text === 'I am on it.')).toHaveLength(1);
  });

  it('takes a suggestion with Alt and its number, fills it, sends it, and says where it came from', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('{Alt>}1{/Alt}');
    await vi.waitFor(() => expect(composer().matches(':focus')).toBe(true));
    await vi.waitFor(() => expect(composer().value).toContain('I will [next step]'));
    await userEvent.keyboard('{Enter}');
    await reads('Please fill in “next step”');
    expect(askedFor('message:send')).toEqual([]);
    await userEvent.keyboard('call the bank{Tab}17:00{Enter}');
    await vi.waitFor(() =>
      expect(askedFor('message:send')).toMatchObject([{ suggestionId: 'suggestion-1' }]),
    );
  });

  it('dismisses a suggestion, and gets it back when the server declines', async () => {
    await open('/console/conversations/c-mara');
    server.answer('suggestion:decide', () => ({
      ok: false,
      refusal: { code: 'unavailable', message: 'Not now.' },
    }));
    await page.getByRole('button', { name: 'Dismiss suggestion 2' }).click();
    await reads('Not now.');
    expect(askedFor('suggestion:decide')).toEqual([
      { conversationId: 'c-mara', suggestionId: 'suggestion-2', outcome: 'dismissed' },
    ]);
    await userEvent.hover(composer());
    await vi.waitFor(() => expect(findAll(app, '.card')).toHaveLength(3));
  });

  it('moves by j and k, opens with Enter, writes with r', async () => {
    await open('/console/');
    await userEvent.keyboard('jjk{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/conversations/c-amina'));
    await vi.waitFor(() => expect(findAll(app, 'textarea[aria-label="Answer"]')).toHaveLength(1));
    await userEvent.keyboard('r');
    await vi.waitFor(() => expect(composer().matches(':focus')).toBe(true));
    await userEvent.keyboard('jk');
    expect(composer().value).toBe('jk');
  });

  it('shows every key on a sheet', async () => {
    await open('/console/');
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  });

  it('resolves with e, and takes it back', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('e');
    await reads('Resolved.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('conversation:set-status')).toMatchObject([{ status: 'resolved' }, { status: 'open' }]),
    );
  });

  it('reads a conversation only while it stands before their eyes', async () => {
    await page.viewport(390, 844);
    await open('/console/conversations/c-mara');
    await userEvent.click(page.getByRole('button', { name: 'Beside' }));
    const before = askedFor('message:read').length;
    server.say('c-mara', mara, 'Are you there?');
    await drawn(app);
    expect(askedFor('message:read')).toHaveLength(before);
    await userEvent.click(page.getByRole('button', { name: 'Conversation' }));
    await vi.waitFor(() => expect(askedFor('message:read')).toHaveLength(before + 1));
  });

  it('keeps a draft while looking at another conversation', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.click(composer());
    await userEvent.keyboard('half a thought');
    await page.getByRole('link', { name: /Li Wei/ }).click();
    await vi.waitFor(() => expect(composer().value).toBe(''));
    await page.getByRole('link', { name: /Mara K/ }).click();
    await vi.waitFor(() => expect(composer().value).toBe('half a thought'));
  });

  it('changes what stands beside the conversation while it is looked at', async () => {
    await open('/console/conversations/c-mara');
    server.tell('friction:changed', {
      conversationId: 'c-mara',
      friction: frictionOf(Date.now(), 'urgent'),
      flags: [],
    });
    await vi.waitFor(() => expect(words(find(app, 'attune-friction-pane'))).toContain('Urgent'));
    server.tell('page:changed', { conversationId: 'c-mara', path: '/help', at: Date.now() });
    await vi.waitFor(() => expect(words(find(app, 'attune-visit-pages'))).toContain('/help'));
  });
});

describe('when the line breaks', () => {
  it('says so, keeps what is written and sends it when the line is back, once', async () => {
    await open('/console/conversations/c-mara');
    server.goes({ kind: 'lost', reason: null });
    await reads('No connection to the server.');
    await userEvent.click(composer());
    await userEvent.keyboard('Written offline{Enter}');
    await reads('Waits for the connection');
    server.goes({ kind: 'online' });
    await vi.waitFor(() => expect(askedFor('message:send')).toHaveLength(1));
    await vi.waitFor(() => expect(words(app)).not.toContain('Waits for the connection'));
    expect(bubbles().filter((text) => text === 'Written offline')).toHaveLength(1);
  });

  it('brings what was written over a reload', async () => {
    const keeping = createMemoryKeeping();
    server.answer('message:send', () => new Promise(() => {}));
    await open('/console/conversations/c-mara', { keeping });
    await userEvent.click(composer());
    await userEvent.keyboard('Before the reload{Enter}and a draft');
    await vi.waitFor(() => expect(keeping.keys('attune.outbox.')).toHaveLength(1));
    router.close();
    unmountAll();
    server = createFakeServer();
    await open('/console/conversations/c-mara', { keeping });
    await vi.waitFor(() => expect(askedFor('message:send')).toMatchObject([{ body: 'Before the reload' }]));
    expect(composer().value).toBe('and a draft');
  });
});

describe('signing in and out', () => {
  it('asks to sign in again when the session ended, in its words, and comes back to where it was', async () => {
    await open('/console/conversations/c-mara');
    server.goes({ kind: 'ended', reason: 'An admin switched your account off.' });
    await reads('An admin switched your account off.');
    expect(router.address).toBe('/console/login?next=%2Fconsole%2Fconversations%2Fc-mara');
    await page.getByLabelText('E-mail').fill('ines@example.org');
    await page.getByLabelText('Password', { exact: true }).fill('wrong');
    await userEvent.keyboard('{Enter}');
    await reads('do not fit together');
  });

  it('goes on after the login', async () => {
    await open('/console/login?next=%2Fconsole%2Fpeople');
    await page.getByLabelText('E-mail').fill('ines@example.org');
    await page.getByLabelText('Password', { exact: true }).fill('correct horse');
    await userEvent.keyboard('{Enter}');
    await reads('Jo Lindqvist');
    expect(router.address).toBe('/console/people');
  });

  it('signs out, and leaves no draft behind', async () => {
    const keeping = createMemoryKeeping();
    await open('/console/conversations/c-mara', { keeping });
    await userEvent.click(composer());
    await userEvent.keyboard('between us');
    expect(keeping.keys('attune.draft.')).toHaveLength(1);
    await page.getByRole('button', { name: 'Sign out Ines Okafor' }).click();
    await reads('Sign in to Attune');
    expect(keeping.keys('attune.draft.')).toEqual([]);
    expect(router.address).toMatch(/^\/console\/login/u);
  });

  it('makes the first admin, with problems said beside their field', async () => {
    await open('/console/setup?token=abc');
    await page.getByLabelText('Name').fill('Ines');
    await page.getByRole('button', { name: 'Create my account' }).click();
    await vi.waitFor(() => expect(words(find(app, '#about-email'))).toBe('Please fill this in.'));
    await page.getByLabelText('E-mail').fill('ines@example.org');
    await page.getByLabelText('Password', { exact: true }).fill('short');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(words(find(app, '#about-password'))).toContain('at least 10 characters'));
    await page.getByLabelText('Password', { exact: true }).fill('correct horse');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/'));
  });
});

describe('an admin', () => {
  it('sets rage click to 4 clicks within 1.5 s, and it is saved as a version', async () => {
    await open('/console/thresholds');
    await page.getByRole('button', { name: /Rage click/ }).click();
    await page.getByRole('textbox', { name: 'Clicks in a row' }).fill('4');
    await page.getByRole('textbox', { name: 'Within' }).first().fill('1.5');
    await page.getByRole('button', { name: 'Save as version 1' }).click();
    await reads('Saved as version 1. It holds from the next click on.');
    expect(askedFor('thresholds:save')).toMatchObject([
      { baseVersion: 0, changes: { 'rage-click': { minClicks: 4, withinMs: 1_500 } } },
    ]);
    await reads('Version 1, saved by Ines Okafor');
  });

  it('switches somebody off, and takes it back', async () => {
    await open('/console/people');
    await page.getByRole('button', { name: 'Switch off' }).nth(2).click();
    await reads('Wen Li is switched off and signed out.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('people:update')).toEqual([
        { personId: 'agent-3', disabled: true },
        { personId: 'agent-3', disabled: false },
      ]),
    );
  });

  it('adds somebody, with the server’s refusal beside its field', async () => {
    await open('/console/people');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByLabelText('Name').fill('Noor');
    await page.getByLabelText('E-mail').fill('jo@example.org');
    await page.getByLabelText('First password').fill('correct horse');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(words(find(app, '#about-email'))).toContain('can already sign in'));
    await page.getByLabelText('E-mail').fill('noor@example.org');
    await userEvent.keyboard('{Enter}');
    await reads('Noor can sign in now.');
    expect(words(find(app, 'main'))).toContain('noor@example.org');
  });

  it('finds no way to manage people when they are no admin', async () => {
    server = createFakeServer({ role: 'agent' });
    await open('/console/thresholds');
    expect(findAll(app, 'a[title="People"]')).toEqual([]);
    expect(findAll(app, 'attune-detector-form input')).toEqual([]);
    await reads('Admins can change them.');
  });
});

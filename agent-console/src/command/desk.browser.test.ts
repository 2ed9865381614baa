import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import type { App } from '../app/app.ts';
import '../ui/page.css';

let server: FakeServer;
let app: App;
let router: ReturnType<typeof openScreen>['router'];

const open = async (address: string): Promise<void> => {
  ({ app, router } = openScreen(address, { connection: server }));
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, '.bones')).toEqual([]);
  });
};
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);
const reads = (text: string): Promise<void> => vi.waitFor(() => expect(words(app)).toContain(text));
const composer = (): HTMLTextAreaElement => find(app, 'textarea[aria-label="Answer"]') as HTMLTextAreaElement;
const lines = (): string[] => findAll(find(app, 'attune-command-bar'), '.line .title').map(words);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
});
afterEach(() => {
  router.close();
  unmountAll();
});

describe('the command bar', () => {
  it('opens with Ctrl K wherever one writes, and goes to a conversation by a few letters', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.click(composer());
    await userEvent.keyboard('{Control>}k{/Control}');
    await vi.waitFor(() => expect(findAll(app, 'input[role="combobox"]:focus')).toHaveLength(1));
    await userEvent.keyboard('li w');
    await vi.waitFor(() => expect(lines()[0]).toBe('Li Wei'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/conversations/c-li'));
  });

  it('does what a key would do, goes to screens, and remembers what was done last', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('{Control>}k{/Control}resolve{Enter}');
    await reads('Resolved.');
    await userEvent.keyboard('{Control>}k{/Control}');
    await vi.waitFor(() => expect(words(find(find(app, 'attune-command-bar'), '.group'))).toBe('Recent'));
    expect(lines()[0]).toBe('Resolve or reopen');
    await userEvent.keyboard('people{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/people'));
  });

  it('arranges the conversation on screen by name: who has it, labels, priority, and when it is back', async () => {
    await open('/console/conversations/c-mara');
    const changes = (): unknown[] =>
      askedFor('conversations:arrange').map(
        (input) => (input as { changes: { change: unknown }[] }).changes[0]?.change,
      );
    const does = async (name: string, change: object): Promise<void> => {
      const before = changes().length;
      await userEvent.keyboard(`{Control>}k{/Control}${name}`);
      await vi.waitFor(() => expect(lines()[0]?.toLowerCase()).toContain(name));
      await userEvent.keyboard('{Enter}');
      await vi.waitFor(() => expect(changes().slice(before)).toMatchObject([change]));
    };
    await does('low priority', { priority: 'low' });
    await does('snooze: until they write', { status: 'snoozed', snoozedUntil: null });
    await does('take it yourself', { assigneeId: 'agent-1' });
    await does('pending: waits', { status: 'pending' });
  });

  it('shows another view and says whether one is there', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('{Control>}k{/Control}show the view mine{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/'));
    expect(askedFor('inbox:page').at(-1)).toMatchObject({ filter: { assignees: ['me'] } });
    await userEvent.keyboard('{Control>}k{/Control}be away{Enter}');
    await vi.waitFor(() => expect(askedFor('availability:set')).toContainEqual({ mode: 'away' }));
  });

  it('says wherever one is that a webhook was switched off', async () => {
    await open('/console/search');
    server.tell('webhook:stopped', { siteId: 'site-1', webhook: { name: 'CRM' } as never });
    await vi.waitFor(() => expect(words(app)).toContain('Nothing goes to the webhook CRM any more'));
  });

  it('searches everywhere for what was typed', async () => {
    await open('/console/');
    await userEvent.keyboard('{Control>}k{/Control}card{ArrowUp}{Enter}');
    await vi.waitFor(() => expect(router.address).toBe('/console/search?q=card'));
    await reads('My card was charged twice');
    await vi.waitFor(() => expect(findAll(app, 'mark').map(words)).toContain('card'));
    await userEvent.click(page.getByText('wrote', { exact: true }));
    await vi.waitFor(() => expect(router.address).toBe('/console/conversations/c-mara?at=3'));
    await vi.waitFor(() => expect(findAll(app, 'attune-message-line[pointed]')).toHaveLength(1));
  });

  it('runs a macro: answers, and does the rest once the answer is stored, with a way back', async () => {
    const item = { conversationId: 'c-mara' };
    server.answer('conversations:arrange', ({ changes }) =>
      ok({
        done: changes.map(({ conversationId }) => ({
          conversationId,
          item: item as never,
          undo: { status: 'open' },
        })),
        refused: [],
      }),
    );
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('{Control>}k{/Control}refunded{Enter}');
    await reads('Done: Refunded and done.');
    expect(askedFor('message:send')).toMatchObject([{ body: 'Your money is on its way, Mara K..' }]);
    expect(askedFor('conversations:arrange')).toMatchObject([
      { changes: [{ conversationId: 'c-mara', change: { assigneeId: 'agent-1', status: 'resolved' } }] },
    ]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('conversations:arrange')[1]).toMatchObject({
        changes: [{ change: { status: 'open' } }],
      }),
    );
  });
});

describe('a slash in an answer', () => {
  it('takes a canned response by keyboard; what is not known holds it back until it is filled', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.click(composer());
    await userEvent.keyboard('/ref');
    await reads('/refund');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(composer().value).toContain('Hello Mara K., I have sent your money back.'));
    await userEvent.keyboard('{Enter}');
    await reads('Please fill in “when”');
    expect(askedFor('message:send')).toEqual([]);
    await userEvent.keyboard('Friday{Enter}');
    await vi.waitFor(() => expect(askedFor('message:send')).toHaveLength(1));
  });

  it('lets a path be a path, and goes away with Esc', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.click(composer());
    await userEvent.keyboard('see /help/he');
    await drawn(app);
    expect(findAll(app, '.option')).toEqual([]);
    await userEvent.keyboard(' /h');
    await vi.waitFor(() => expect(findAll(app, '.option')).toHaveLength(1));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(findAll(app, '.option')).toEqual([]));
    expect(composer().value).toBe('see /help/he /h');
  });
});

describe('a note', () => {
  it('calls a colleague by name', async () => {
    await open('/console/conversations/c-mara');
    await userEvent.keyboard('{Alt>}n{/Alt}');
    const field = (): HTMLTextAreaElement =>
      find(app, 'textarea[aria-label="A note for colleagues"]') as HTMLTextAreaElement;
    await vi.waitFor(() => expect(field().matches(':focus')).toBe(true));
    await userEvent.keyboard('@jo');
    await vi.waitFor(() => expect(findAll(app, '.option')).toHaveLength(1));
    await userEvent.keyboard('{Enter}');
    expect(field().value).toBe('@Jo Lindqvist ');
    await userEvent.keyboard('can you look?{Enter}');
    await vi.waitFor(() =>
      expect(askedFor('note:add')).toMatchObject([
        { body: '@Jo Lindqvist can you look?', mentions: ['agent-2'] },
      ]),
    );
  });
});

describe('the screens of the fast desk', () => {
  it('show who is on the site, and lead to their conversation', async () => {
    await open('/console/visitors');
    await reads('/shoes/runner');
    await userEvent.click(page.getByText('/checkout', { exact: true }));
    await vi.waitFor(() => expect(router.address).toBe('/console/conversations/c-mara'));
  });

  it('remove a canned response, and bring it back', async () => {
    await open('/console/ready');
    await reads('/refund');
    await page.getByRole('button', { name: 'Remove A refund is on its way' }).click();
    await reads('“/refund” is removed.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(() =>
      expect(askedFor('canned:save')).toMatchObject([{ canned: { shortcut: 'refund' } }]),
    );
  });

  it('save a new one under a word', async () => {
    await open('/console/ready');
    await page.getByRole('button', { name: 'Add a response' }).click();
    await page.getByLabelText('Word after the slash').fill('/Delay');
    await page.getByLabelText('Title').fill('It takes longer');
    await page.getByRole('textbox', { name: /^Answer/ }).fill('It takes until {when}.');
    await page.getByRole('button', { name: 'Save' }).click();
    await reads('/delay');
    expect(askedFor('canned:save')).toMatchObject([{ canned: { shortcut: 'delay', sharedWith: 'mine' } }]);
  });

  it('keep rules of notification', async () => {
    await open('/console/notifications');
    await page.getByLabelText('Messages of visitors').selectOptions('mine');
    await page.getByLabelText('Nothing calls me in my quiet hours').click();
    await vi.waitFor(() =>
      expect(askedFor('notification-rules:save').at(-1)).toMatchObject({
        rules: { messages: 'mine', quiet: { from: 1_200, until: 480 } },
      }),
    );
    await reads('you had her case in March');
  });
});

import type { MailAnswers, WebhookAnswers } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ok } from '../../gallery/fake-connection.ts';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { deliveriesFixture } from '../../gallery/fixtures/outside.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';

const closing: (() => void)[] = [];
beforeEach(() => page.viewport(1024, 768));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  unmountAll();
});

const opened = (path: string, server: ReturnType<typeof createFakeServer>) => {
  const { app, router } = openScreen(`/console/${path}`, { connection: server });
  closing.push(router.close);
  const older = () => findAll(app, 'button').find((each) => words(each) === 'Show older') ?? null;
  const press = async (name: string) => {
    await vi.waitFor(async () => {
      await drawn(app);
      const button = findAll(app, 'button').find((each) => words(each) === name);
      if (!button) throw new Error(`there is no button "${name}"`);
      button.click();
    });
  };
  return { app, older, press };
};

describe('a list that begins with the latest', () => {
  it('adds older deliveries to those that are shown, and says when there are none', async () => {
    const server = createFakeServer();
    const [first, second] = deliveriesFixture(Date.now());
    if (!first || !second) throw new Error('there are too few deliveries to page');
    const pages: Readonly<Record<string, WebhookAnswers['webhook:deliveries']>> = {
      first: { deliveries: [first], counted: { found: 2, of: 2 }, next: '1.a' },
      '1.a': { deliveries: [second], counted: null, next: null },
    };
    server.answer('webhook:deliveries', ({ cursor = 'first' }) => {
      const answer = pages[cursor];
      if (!answer) throw new Error(`nobody gave the cursor "${cursor}"`);
      return ok(answer);
    });
    server.answer('webhook:redeliver', () => ok({ delivery: { ...second, state: 'pending' } }));
    const { app, older, press } = opened('webhooks', server);
    await press('Deliveries');
    await press('Show older');
    const list = () => find(app, 'attune-delivery-list');
    await vi.waitFor(() => expect(findAll(list(), 'li')).toHaveLength(2));
    expect(older()).toBeNull();
    // Sent again, it stays where it stands: what was turned back to is not folded up.
    const again = findAll(list(), 'li')[1];
    if (!again) throw new Error('the older delivery is gone');
    find(again, 'summary').click();
    find(again, 'button').click();
    await vi.waitFor(() => expect(words(findAll(list(), 'li')[1] ?? list())).toContain('under way'));
    expect(findAll(list(), 'li')).toHaveLength(2);
  });

  it('keeps what is sought among mails while it goes back', async () => {
    const server = createFakeServer();
    const mail = { kind: 'transcript', state: 'sent', createdAt: 1, sentAt: 2, problem: null } as const;
    const asked: unknown[] = [];
    server.answer('mail:get', ({ words: sought = '', cursor = '' }) => {
      asked.push([sought, cursor]);
      const log: MailAnswers['mail:get']['log'] = [
        { ...mail, id: `a${cursor}`, to: `ma${cursor}@example.com` },
        { ...mail, id: `b${cursor}`, to: `jo${cursor}@example.com` },
      ];
      return ok({ settings: null, log, next: cursor === '' ? '1' : null });
    });
    const { app, older, press } = opened('mail', server);
    await vi.waitFor(async () => {
      await drawn(app);
      expect(findAll(app, 'attune-list-filter')).toHaveLength(1);
    });
    const input = find(find(app, 'attune-list-filter'), 'input') as HTMLInputElement;
    input.value = 'example';
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(asked.at(-1)).toEqual(['example', '']));
    await press('Show older');
    await vi.waitFor(() => expect(findAll(find(app, 'section'), 'li')).toHaveLength(4));
    expect(asked.at(-1)).toEqual(['example', '1']);
    expect(older()).toBeNull();
  });
});

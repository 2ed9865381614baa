import type { Webhook } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ok } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { webhooksFixture } from '../../gallery/fixtures/outside.ts';
import { find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';

const closing: (() => void)[] = [];
beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  unmountAll();
});

const opened = (address: string, server: FakeServer = createFakeServer()) => {
  const { app, router } = openScreen(address, { connection: server });
  closing.push(router.close);
  const link = () =>
    findAll(app, 'nav a.place').find((each) => each.getAttribute('aria-label')?.startsWith('Settings'));
  const railWords = (): string => link()?.getAttribute('aria-label') ?? '';
  return { app, server, railWords, dots: () => link()?.querySelectorAll('.dot').length };
};

describe('a webhook that stopped', () => {
  it('stays marked in the navigation for whoever was away, until somebody resumes it', async () => {
    const { app, railWords } = opened('/console/webhooks');
    await vi.waitFor(() => expect(railWords()).toBe('Settings: the webhook Old chat room was stopped'));
    await vi.waitFor(() =>
      expect(words(find(app, '.stopped'))).toContain('Nothing could be delivered for 5 days.'),
    );
    const ofPlace = findAll(app, 'a[aria-current="page"]').find((each) => words(each).includes('Webhooks'));
    expect(words(ofPlace ?? app)).toContain('the webhook Old chat room was stopped');
    find(app, 'button[aria-label="Resume Old chat room"]').click();
    await vi.waitFor(() => expect(railWords()).toBe('Settings'));
    expect(findAll(app, '.stopped')).toEqual([]);
  });

  it('appears when it stops, and goes when a colleague has dealt with it', async () => {
    const server = createFakeServer();
    const [well] = webhooksFixture(Date.now());
    let webhooks: readonly Webhook[] = well ? [well] : [];
    server.answer('webhook:list', () => ok({ webhooks }));
    const { railWords, dots } = opened('/console/search', server);
    await vi.waitFor(() => expect(railWords()).toBe('Settings'));
    expect(dots()).toBe(0);
    const stopped = webhooks.map((each) => ({ ...each, disabledAt: 1, disabledWhy: 'Nobody answered.' }));
    webhooks = stopped;
    for (const webhook of stopped) server.tell('webhook:stopped', { siteId: 'site-1', webhook });
    await vi.waitFor(() => expect(railWords()).toBe('Settings: the webhook CRM was stopped'));
    expect(dots()).toBe(1);
    webhooks = [];
    server.tell('webhooks:changed', { siteId: 'site-1' });
    await vi.waitFor(() => expect(railWords()).toBe('Settings'));
  });

  it('is not asked about by an agent, who could do nothing about it', async () => {
    const server = createFakeServer();
    const { agent, ...started } = await startedBy(server);
    server.answer('agent:start', () => ok({ ...started, agent: { ...agent, role: 'agent' as const } }));
    const { railWords } = opened('/console/search', server);
    await vi.waitFor(() => expect(server.asked.map(({ name }) => name)).toContain('mentions:list'));
    expect(railWords()).toBe('Settings');
    expect(server.asked.map(({ name }) => name)).not.toContain('webhook:list');
  });
});

async function startedBy(server: FakeServer) {
  const reply = await server.request('agent:start', {});
  if (!reply.ok) throw new Error(reply.refusal.message);
  return reply.value;
}

import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer, twoSites, type FakeServer } from '../../gallery/fake-server.ts';
import { inboxItems } from '../../gallery/fixtures/inbox.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';
import { createMemoryKeeping, type Keeping } from '../state/keeping.ts';
import { places } from '../settings/places.ts';
import { paths } from '../app/routes.ts';
import '../ui/page.css';
import type { App } from '../app/app.ts';

/** A loaded machine draws a screen late, never wrong. */
const soon = { timeout: 10_000 };

let server: FakeServer;
let keeping: Keeping;
let app: App;
let router: ReturnType<typeof openScreen>['router'] | null = null;

const open = async (address: string): Promise<void> => {
  ({ app, router } = openScreen(address, { connection: server, keeping }));
  await isThere();
};
const isThere = (): Promise<void> =>
  vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, 'h1')).not.toEqual([]);
    expect(findAll(app, '.bones')).toEqual([]);
  }, soon);
const choosers = (): HTMLElement[] =>
  findAll(app, 'attune-site-chooser:not([hidden])').map((chooser) => find(chooser, 'select'));
const choose = (siteId: string): void => {
  const select = choosers()[0] as HTMLSelectElement;
  select.value = siteId;
  select.dispatchEvent(new Event('change'));
};
/** Sites that were asked about since, by whatever names a site. */
const askedOn = (): ReadonlySet<unknown> =>
  new Set(server.asked.flatMap(({ input }) => (input as { siteId?: string }).siteId ?? []));

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer({ sites: twoSites });
  keeping = createMemoryKeeping();
});
afterEach(() => {
  router?.close();
  unmountAll();
});

const onOneSite = [
  ...places.filter(({ isOfAll }) => !isOfAll).map(({ name }) => paths.place(name)),
  paths.visitors,
  paths.reports,
  paths.ready,
];

describe('somebody who works for two websites', () => {
  it.each(onOneSite)('is asked for the other one at %s, and it is read anew', async (address) => {
    await open(address);
    expect(askedOn()).toContain('site-1');
    server.asked.length = 0;
    choose('site-2');
    await vi.waitFor(() => expect(askedOn()).toEqual(new Set(['site-2'])), soon);
    await isThere();
  });

  it('finds it chosen after a reload', async () => {
    await open(paths.place('hours'));
    choose('site-2');
    unmountAll();
    router?.close();
    server.asked.length = 0;
    await open(paths.place('hours'));
    expect((choosers()[0] as HTMLSelectElement).value).toBe('site-2');
    const asked = server.asked.filter(({ name }) => name === 'widget-settings:get');
    expect(asked.map(({ input }) => input)).toContainEqual({ siteId: 'site-2' });
    expect(asked.map(({ input }) => input)).not.toContainEqual({ siteId: 'site-1' });
  });

  it.each([paths.ready, paths.place('hours')])(
    'can choose at %s whatever they use to read',
    async (address) => {
      await open(address);
      const { violations } = await axe.run(app, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      expect(violations.map(({ id }) => id)).toEqual([]);
    },
  );

  it('searches with the same words on the other one', async () => {
    await open(`${paths.search}?q=card`);
    await vi.waitFor(() => expect(words(app)).toContain('was charged twice'), soon);
    choose('site-2');
    await vi.waitFor(
      () =>
        expect(
          server.asked.filter(({ name }) => name === 'search:run').map(({ input }) => input),
        ).toMatchObject([
          { siteId: 'site-1', query: 'card' },
          { siteId: 'site-2', query: 'card' },
        ]),
      soon,
    );
  });

  it('reads in the inbox where each conversation came from, and takes that site’s ready answers there', async () => {
    const [first, ...others] = inboxItems(Date.now());
    if (!first) throw new Error('The inbox of the fixtures is empty.');
    const elsewhere = { ...first, siteId: 'site-2' };
    server = createFakeServer({ sites: twoSites, items: [elsewhere, ...others] });
    await open(paths.conversation(first.conversationId));
    const names = findAll(app, 'span.site').map(words);
    expect(new Set(names)).toEqual(new Set(['Demo shop', 'Help pages']));
    await vi.waitFor(
      () =>
        expect(
          server.asked.filter(({ name }) => name === 'canned:list').map(({ input }) => input),
        ).toContainEqual({
          siteId: 'site-2',
        }),
      soon,
    );
  });

  it('keeps what is unsaved while they look at the other one', async () => {
    await open(paths.place('privacy'));
    const days = () => find(app, '#visitorDays') as HTMLInputElement;
    days().value = '99';
    days().dispatchEvent(new InputEvent('input', { bubbles: true }));
    choose('site-2');
    await vi.waitFor(() => expect(days().value).not.toBe('99'), soon);
    choose('site-1');
    await vi.waitFor(() => expect(days().value).toBe('99'), soon);
  });
});

describe('somebody who works for one website', () => {
  it('is not asked, until there is another', async () => {
    server = createFakeServer();
    await open(paths.place('hours'));
    expect(choosers()).toEqual([]);
    server.answer('agent:start', () => ({
      ok: true,
      value: {
        agent: { id: 'agent-1', name: 'Ines', email: 'ines@example.org', role: 'admin' },
        sites: [...twoSites],
        epoch: 'epoch-1',
        serverTime: Date.now(),
      },
    }));
    server.tell('sites:changed', {});
    await vi.waitFor(() => expect(choosers()).not.toEqual([]), soon);
    expect(words(find(app, 'attune-site-chooser'))).toContain('Help pages');
  });
});

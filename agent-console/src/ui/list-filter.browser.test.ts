import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../gallery/fake-connection.ts';
import { createFakeServer } from '../../gallery/fake-server.ts';
import { auditFixture } from '../../gallery/fixtures/outside.ts';
import { drawn, find, findAll, unmountAll, words } from '../../gallery/mount.ts';
import { openScreen } from '../../gallery/screens.ts';

const closing: (() => void)[] = [];
beforeEach(() => page.viewport(1440, 900));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  unmountAll();
});

const opened = async (name: string, server = createFakeServer()) => {
  const { app, router } = openScreen(`/console/${name}`, { connection: server });
  closing.push(router.close);
  await vi.waitFor(async () => {
    await drawn(app);
    expect(findAll(app, 'attune-list-filter')).not.toEqual([]);
  });
  return {
    app,
    router,
    input: () => find(find(app, 'attune-list-filter'), 'input') as HTMLInputElement,
    count: () => words(find(find(app, 'attune-list-filter'), '.count')),
    rows: (selector: string) => findAll(app, selector).map(words),
    asked: (request: string) =>
      server.asked.filter((one) => one.name === request).map(({ input }) => input as { words?: string }),
  };
};

describe('a list that is looked through', () => {
  it('keeps what fits as somebody types, says how many of how many, and is whole again on Escape', async () => {
    const { input, count, rows } = await opened('people');
    const all = rows('p.name');
    expect(all.length).toBeGreaterThan(1);
    expect(count()).toBe('');
    await userEvent.keyboard('/');
    expect(input().matches(':focus')).toBe(true);
    const [first = ''] = all;
    await userEvent.keyboard(first.split(' ')[0]?.toUpperCase() ?? '');
    await vi.waitFor(() => expect(count()).toBe(`1 of ${all.length}`));
    expect(rows('p.name')).toEqual([first]);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(rows('p.name')).toEqual(all));
    expect(input().value).toBe('');
  });

  it('says what was sought where nothing fits, and leads back to everything', async () => {
    const { app, input, count, rows } = await opened('people');
    const all = rows('p.name');
    await userEvent.fill(input(), 'xyzzy');
    await vi.waitFor(() => expect(count()).toBe(`0 of ${all.length}`));
    const none = find(find(app, 'attune-list-filter'), '.none');
    expect(words(none)).toContain('Nothing fits “xyzzy”.');
    await userEvent.click(find(none, 'button'));
    await vi.waitFor(() => expect(rows('p.name')).toEqual(all));
    expect(input().matches(':focus')).toBe(true);
  });

  it('types a slash where somebody writes', async () => {
    const { input } = await opened('api-keys');
    input().focus();
    await userEvent.keyboard('a/b');
    expect(input().value).toBe('a/b');
  });

  it('asks the server where it holds more than is shown, for the words alone that stand there in the end', async () => {
    const { input, count, asked, rows } = await opened('audit');
    const all = rows('li b').length;
    await userEvent.fill(input(), 'created');
    await vi.waitFor(() => expect(asked('audit:list').at(-1)).toMatchObject({ words: 'created' }));
    await vi.waitFor(() => expect(count()).toMatch(/^\d+ found$/));
    expect(rows('li b').length).toBeLessThan(all);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(rows('li b')).toHaveLength(all));
    expect(asked('audit:list').at(-1)).not.toHaveProperty('words');
  });

  it('shows no answer to words that were typed over meanwhile', async () => {
    const server = createFakeServer();
    const answers: (() => void)[] = [];
    const [entry] = auditFixture(Date.now());
    if (!entry) throw new Error('the log of the gallery is empty');
    server.answer('audit:list', ({ words: sought }) => {
      const named = { ...entry, subject: { kind: 'webhook', id: 'w', name: `found ${sought ?? 'all'}` } };
      const answer = ok({ entries: [named, { ...named, id: 'other' }], next: null });
      if (sought === undefined) return answer;
      return new Promise((resolve) => answers.push(() => resolve(answer)));
    });
    const { app, input } = await opened('audit', server);
    await userEvent.fill(input(), 'one');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await userEvent.fill(input(), 'ones');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await vi.waitFor(() => expect(words(app)).toContain('found ones'));
    answers[0]?.();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(words(app)).toContain('found ones');
  });

  it('looks through deliveries on the server, too', async () => {
    const { app, asked, count } = await opened('webhooks');
    const button = findAll(app, 'button').find((each) => words(each) === 'Deliveries');
    button?.click();
    await vi.waitFor(() => expect(findAll(app, 'attune-list-filter')).toHaveLength(2));
    const [, ofDeliveries] = findAll(app, 'attune-list-filter');
    if (!ofDeliveries) throw new Error('there is no line above the deliveries');
    await userEvent.fill(find(ofDeliveries, 'input'), 'xyzzy');
    await vi.waitFor(() => expect(asked('webhook:deliveries').at(-1)).toMatchObject({ words: 'xyzzy' }));
    await vi.waitFor(() => expect(words(find(ofDeliveries, '.count'))).toMatch(/^0 of \d+$/));
    expect(count()).toBe('');
  });
});

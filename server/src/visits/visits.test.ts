import type { Interaction, VisitItem } from '@attune/protocol';
import { plainText } from '@attune/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { engines } from '../db/testing.ts';
import { agentOn, valueOf, visitorOn, type AgentClient } from '../testing/clients.ts';
import { serverOn, type TestServer } from '../testing/in-process.ts';
import { pressedInVain, report } from '../testing/reporting.ts';
import { lastPage } from './visits.ts';

const anItem = (at: number, key = `${at}`): VisitItem => ({ key, at, kind: 'page', sentence: [] });
const whole = { before: Infinity, completeFrom: -Infinity };

describe('a page of the timeline', () => {
  it('is the latest 200 lines, in order, with every line of the instant it begins with', () => {
    const singles = Array.from({ length: 300 }, (_, index) => anItem(300 - index));
    // The 200th line from the end is one of three at the same instant.
    const items = [...singles, anItem(103, 'a'), anItem(103, 'b')];
    const page = lastPage(items, whole);
    expect(page.items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .filter((at) => at >= 103)
        .toSorted((a, b) => a - b),
    );
    expect(page.items).toHaveLength(200);
    const rest = lastPage(items, { ...whole, before: page.items[0]?.at ?? 0 });
    expect(page.more && !rest.more).toBe(true);
    expect(rest.items).toHaveLength(102);
  });

  it('leaves what stands before a cut to the next page', () => {
    const { items, more } = lastPage([anItem(1), anItem(5), anItem(9)], { before: 9, completeFrom: 5 });
    expect({ at: items.map(({ at }) => at), more }).toEqual({ at: [5], more: true });
  });
});

describe.each(engines)('the timeline of a visit on %s', (engine) => {
  let server: TestServer;
  let agent: AgentClient;
  beforeAll(async () => {
    server = await serverOn(engine);
    agent = await agentOn(server.url, server.adminCookie);
  });
  afterAll(async () => {
    agent.close();
    await server.close();
  });

  it('tells pages, presses with what came of them, signals, troubles and messages, with where they lead', async () => {
    const mara = await visitorOn(server);
    const { id: conversationId } = mara.visit.conversation;
    const start = Date.now() - 20_000;
    const facts: readonly Interaction[] = [
      { kind: 'page', at: start, path: '/checkout', arrival: 'load' },
      { kind: 'visibility', at: start + 1_000, visible: false },
      { kind: 'visibility', at: start + 2_000, visible: true },
      ...pressedInVain(5, { agoMs: 16_000 }),
      {
        kind: 'form-refused',
        at: start + 12_000,
        form: 'f',
        field: { key: 'k', type: 'text', name: 'Card number' },
      },
      { kind: 'scroll-turn', at: start + 13_000, viewports: 1 },
    ];
    await report(mara, 0, facts.slice(0, 4));
    await report(mara, 1, facts.slice(4));
    const seq = await mara.say('It does not work');
    const timeline = async (before?: number) =>
      valueOf(
        await agent.reply('visit:timeline', { conversationId, ...(before === undefined ? {} : { before }) }),
      );
    await vi.waitFor(
      async () => expect((await timeline()).items.map(({ kind }) => kind)).toContain('signal'),
      {
        timeout: 20_000,
      },
    );

    const { items, more } = await timeline();
    expect(more).toBe(false);
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect(items.filter(({ kind }) => kind !== 'signal').map(({ sentence }) => plainText(sentence))).toEqual([
      'went to /checkout',
      'left the tab',
      'came back to the tab',
      ...Array.from({ length: 5 }, () => 'clicked Pay'),
      'had a form refused, at Card number',
      'wrote It does not work',
    ]);
    expect(items.filter(({ kind }) => kind === 'press').map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 5 }, () => 'silent'),
    );
    const rage = items.find(({ signalKind }) => signalKind === 'rage-click');
    expect(rage).toMatchObject({
      kind: 'signal',
      path: '/checkout',
      signalKey: expect.stringMatching(/^rage-click:/),
    });
    expect(items.at(-1)).toMatchObject({ kind: 'message', seq });

    const [, , third] = items;
    const earlier = await timeline(third?.at ?? 0);
    expect(earlier.items.map(({ key }) => key)).toEqual(items.slice(0, 2).map(({ key }) => key));
    mara.close();
  });
});

import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import type { MessageWanted } from '../conversation/message-wanted.ts';
import '../ui/page.css';
import './visit-timeline-list.ts';
import type { VisitTimelineList } from './visit-timeline-list.ts';
import { createVisitTimeline, type VisitTimeline } from './visit-timeline.ts';

let server: FakeServer;
let visit: VisitTimeline;
let list: VisitTimelineList;
let wanted: number[];
const scroller = (): HTMLElement => find(list, '.scroll');
const lines = (): string[] => findAll(list, 'li').map(words);
const line = (text: string): HTMLElement => {
  const found = findAll(list, 'li').find((each) => words(each).includes(text));
  if (!found) throw new Error(`No line says "${text}".`);
  return found;
};
const isInView = (element: HTMLElement): boolean => {
  const own = element.getBoundingClientRect();
  const view = scroller().getBoundingClientRect();
  return own.top >= view.top && own.bottom <= view.bottom;
};

beforeEach(async () => {
  wanted = [];
  server = createFakeServer();
  visit = createVisitTimeline({ connection: server, conversationId: 'c-mara', settleMs: 1 });
  list = await mount<VisitTimelineList>(
    html`<attune-visit-timeline
      .visit=${visit}
      @message-wanted=${({ seq }: MessageWanted) => wanted.push(seq)}
    ></attune-visit-timeline>`,
    340,
  );
  list.style.blockSize = '300px';
  await vi.waitFor(async () => {
    await drawn(list);
    if (lines().length <= 5) throw new Error('The lines are not there yet.');
  });
});
afterEach(() => {
  unmountAll();
  visit.close();
});

describe('the timeline of a visit', () => {
  it('has its pages as headings, and how they were come to', () => {
    const pages = findAll(list, 'h2').map((page) => words(page));
    expect(pages.some((page) => page.startsWith('/checkout reloaded'))).toBe(true);
  });

  it('says what came of a press, and the same press again and again in one line', () => {
    expect(words(line('× 6'))).toMatch(/^clicked Pay × 6; nothing happened/);
  });

  it('begins at its end, and stays there when news come', async () => {
    await vi.waitFor(() => expect(isInView(line('is not watched any more'))).toBe(true));
    server.answer('visit:timeline', () =>
      Promise.resolve({
        ok: true,
        value: {
          items: [
            ...visit.state.value.items,
            { key: 'new', at: Date.now(), kind: 'trouble', sentence: ['zoomed in'] },
          ],
          more: false,
        },
      } as const),
    );
    server.tell('page:changed', { conversationId: 'c-mara', path: '/x', at: 1 });
    await vi.waitFor(() => expect(isInView(line('zoomed in'))).toBe(true));
  });

  it('loads what came before on demand, and keeps the reader’s place', async () => {
    scroller().scrollTop = 0;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const first = findAll(list, 'li')[0];
    if (!first) throw new Error('There is no line.');
    const before = first.getBoundingClientRect().top;
    find(list, '.earlier').click();
    await vi.waitFor(() => expect(findAll(list, '.earlier')).toEqual([]));
    await drawn(list);
    expect(words(findAll(list, 'h2')[0] ?? list)).toMatch(/^\/ /);
    // The button above it is gone: the line may move by its height and no more.
    expect(Math.abs(first.getBoundingClientRect().top - before)).toBeLessThan(60);
  });

  it('leads from a message to its place in the conversation', () => {
    find(line('I clicked the button again and again'), 'button').click();
    expect(wanted).toEqual([5]);
  });

  it('is led to from a message, which is marked', async () => {
    list.showMessage(4);
    await drawn(list);
    await vi.waitFor(() => expect(isInView(line('I am trying to pay'))).toBe(true));
    expect(findAll(list, '[data-shown]').map((each) => each.dataset['seq'])).toEqual(['4']);
  });

  it('shows names from the page as text', async () => {
    server.answer('visit:timeline', () =>
      Promise.resolve({
        ok: true,
        value: {
          items: [
            {
              key: 'x',
              at: 1,
              kind: 'press',
              outcome: 'silent',
              sentence: ['clicked ', { name: '<b>x</b>' }],
            },
          ],
          more: false,
        },
      } as const),
    );
    server.tell('page:changed', { conversationId: 'c-mara', path: '/x', at: 1 });
    await vi.waitFor(() => expect(lines().at(-1)).toContain('<b>x</b>'));
    expect(findAll(list, 'b')).toEqual([]);
  });
});

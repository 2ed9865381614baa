import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { aFriction, anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './inbox-list.ts';
import type { InboxList } from './inbox-list.ts';
import { emptyInbox, receivePage, type InboxState } from './inbox-state.ts';

const NOW = 10_000_000;
const row = (id: string, waitedMs: number | null, given = {}) =>
  anInboxItem({
    conversationId: id,
    visitorName: id,
    waitingSince: waitedMs === null ? null : NOW - waitedMs,
    ...given,
  });
const inboxOf = (...items: ReturnType<typeof row>[]): InboxState =>
  receivePage(emptyInbox, 'open', { items, next: null });
const order = (list: InboxList): string[] => findAll(list, '.name').map((name) => words(name));

let list: InboxList;
const shows = async (inbox: InboxState): Promise<void> => {
  list.inbox = inbox;
  await drawn(list);
};

beforeEach(async () => {
  list = await mount<InboxList>(
    html`<attune-inbox-list
      .inbox=${inboxOf(row('ann', 60_000), row('ben', 120_000), row('cy', null))}
      .now=${() => NOW}
    ></attune-inbox-list>`,
  );
});
afterEach(async () => {
  unmountAll();
  await userEvent.unhover(document.body);
});

describe('the inbox list', () => {
  it('shows who needs an answer most on top, and who needs none under a line', () => {
    expect(order(list)).toEqual(['ben', 'ann', 'cy']);
    expect(words(find(list, '.divider'))).toBe('Answered');
    expect(words(find(list, 'h1'))).toBe('Needs you · 2');
  });

  it('puts trouble on the page before a longer calm wait', async () => {
    await shows(
      inboxOf(
        row('ann', 60_000, { friction: aFriction({ score: 90, level: 'urgent' }) }),
        row('ben', 120_000),
      ),
    );
    expect(order(list)).toEqual(['ann', 'ben']);
  });

  it('moves no row while the pointer is in the list, and takes the new order when it leaves', async () => {
    await userEvent.hover(find(list, 'attune-inbox-row'));
    await shows(inboxOf(row('ann', 300_000), row('ben', 120_000), row('cy', null), row('dan', 400_000)));
    expect(order(list)).toEqual(['ben', 'ann', 'cy', 'dan']);
    expect(words(find(list, '.settle'))).toContain('Sort now');
    await userEvent.unhover(list);
    await drawn(list);
    expect(order(list)).toEqual(['dan', 'ann', 'ben', 'cy']);
    expect(findAll(list, '.settle')).toEqual([]);
  });

  it('keeps the words of a row true while it holds still', async () => {
    await userEvent.hover(find(list, 'attune-inbox-row'));
    await shows(inboxOf(row('ann', 300_000, { unread: 2 }), row('ben', 120_000), row('cy', null)));
    expect(order(list)).toEqual(['ben', 'ann', 'cy']);
    expect(words(findAll(list, 'attune-inbox-row')[1] ?? list)).toContain('2 not read');
  });

  it('moves the focus from row to row and stops at the ends', async () => {
    const focused = (): string =>
      order(list)[findAll(list, 'attune-inbox-row').findIndex((each) => each.matches(':focus-within'))] ??
      'none';
    list.focusBy(1);
    expect(focused()).toBe('ben');
    list.focusBy(1);
    list.focusBy(1);
    list.focusBy(1);
    expect(focused()).toBe('cy');
    list.focusBy(-1);
    expect(focused()).toBe('ann');
  });

  it('draws only what is in view of a thousand conversations, and walks through all of them by keyboard', async () => {
    list.style.blockSize = '500px';
    const many = Array.from({ length: 1_000 }, (_, index) => row(`v${index}`, 1_000_000 - index));
    await shows(inboxOf(...many));
    expect(findAll(list, 'attune-inbox-row').length).toBeLessThan(30);
    const focused = (): string =>
      findAll(list, 'attune-inbox-row:focus-within')
        .map((each) => words(find(each, '.name')))
        .join();
    for (let step = 0; step < 20; step += 1) {
      list.focusBy(1);
      await vi.waitFor(() => expect(focused()).toBe(`v${step}`));
    }
    // Whatever was scrolled to, the keyboard goes on where it stood.
    find(list, '.scroll').scrollTo({ top: 30_000 });
    await vi.waitFor(() => expect(words(list)).toContain('v540'));
    list.focusBy(1);
    await vi.waitFor(() => expect(focused()).toBe('v20'));
  });

  it('says the level in a word, not by colour alone', async () => {
    await shows(inboxOf(row('ann', 60_000, { friction: aFriction({ score: 64, level: 'flag' }) })));
    expect(find(list, 'attune-level-mark').shadowRoot?.querySelector('svg')?.getAttribute('aria-label')).toBe(
      'Flag',
    );
  });

  it('keeps the mark of what was seen, quietly, and does not call for it', async () => {
    const friction = aFriction({ score: 64, level: 'flag', quietUntil: NOW + 60_000 });
    await shows(inboxOf(row('ann', null, { friction })));
    expect(words(find(list, 'h1'))).toBe('Needs you · 0');
    expect(find(list, 'attune-inbox-row').hasAttribute('quieted')).toBe(true);
    expect(words(find(list, 'attune-inbox-row'))).toContain('seen,');
  });

  it('says that somebody has gone quiet, apart from any trouble', async () => {
    await shows(inboxOf(row('ann', null, { friction: aFriction({ goneQuiet: true }) })));
    expect(words(find(list, 'attune-inbox-row'))).toContain('gone quiet');
    expect(words(find(list, 'h1'))).toBe('Needs you · 0');
  });

  it('has a place for what was put off or waits for something', async () => {
    await shows(inboxOf(row('ann', null, { status: 'snoozed' }), row('ben', null, { status: 'pending' })));
    expect(order(list)).toEqual([]);
    list.tab = 'later';
    await drawn(list);
    expect(order(list)).toEqual(['ann', 'ben']);
  });

  it('shows a visitor’s markup as text', async () => {
    const preview = '<img src=x onerror=alert(1)>';
    await shows(inboxOf(row('<b>Eve</b>', 1_000, { lastMessage: { author: 'visitor', preview, at: NOW } })));
    expect(order(list)).toEqual(['<b>Eve</b>']);
    expect(words(list)).toContain(preview);
    expect(findAll(list, 'img, b')).toEqual([]);
  });

  it('teaches when there is nothing, and says what failed', async () => {
    await shows(receivePage(emptyInbox, 'open', { items: [], next: null }));
    expect(words(list)).toContain('Open the demo shop');
    await shows({
      ...emptyInbox,
      tabs: { ...emptyInbox.tabs, open: { loading: { failed: 'The database is away.' }, next: null } },
    });
    expect(words(list)).toContain('The database is away.');
  });
});

describe('several conversations', () => {
  const picked = (): string[] => {
    const ids: string[] = [];
    list.addEventListener('row-picked', ({ conversationId }) => ids.push(conversationId));
    return ids;
  };
  const linkOf = (id: string): HTMLElement => find(rowOf(id), 'a');
  const rowOf = (id: string): HTMLElement => {
    const found = findAll(list, 'attune-inbox-row').find((each) => words(find(each, '.name')) === id);
    if (!found) throw new Error(`There is no row of ${id}.`);
    return found;
  };
  const finger = (id: string, type: string, clientX = 10): void =>
    void linkOf(id).dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, composed: true, pointerType: 'touch', isPrimary: true },
        ...{ clientX, clientY: 10 },
      }),
    );

  it('are picked by presses once that is asked for, and the box is what the keyboard and readers meet', async () => {
    const wanted = vi.fn<(isOn: boolean) => void>();
    list.addEventListener('picking-wanted', ({ isOn }) => wanted(isOn));
    await userEvent.click(find(list, '.several'));
    expect(wanted.mock.calls).toEqual([[true]]);
    list.picking = true;
    await drawn(list);
    const ids = picked();
    linkOf('ann').click();
    expect(ids).toEqual(['ann']);
    list.focusBy(1);
    await vi.waitFor(() => expect(findAll(list, '.box:focus')).toHaveLength(1));
    expect(linkOf('ben').getAttribute('aria-hidden')).toBe('true');
    expect(find(rowOf('ben'), '[role="checkbox"]').getAttribute('aria-describedby')).toBe('row');
  });

  it('are picked by a finger that rests on a row, and the click after it opens nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const wanted = vi.fn<(isOn: boolean) => void>();
      list.addEventListener('picking-wanted', ({ isOn }) => wanted(isOn));
      const ids = picked();
      finger('ann', 'pointerdown');
      vi.advanceTimersByTime(500);
      finger('ann', 'pointerup');
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
      linkOf('ann').dispatchEvent(click);
      expect(wanted.mock.calls).toEqual([[true]]);
      expect(ids).toEqual(['ann']);
      expect(click.defaultPrevented).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are not picked by a finger that scrolls', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const ids = picked();
      finger('ann', 'pointerdown');
      finger('ann', 'pointermove', 40);
      vi.advanceTimersByTime(1_000);
      expect(ids).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

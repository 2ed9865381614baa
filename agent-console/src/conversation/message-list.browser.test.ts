import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { eventsOf, ines, mara } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import type { FailedMessageDecided } from './message-line.ts';
import './message-list.ts';
import type { MessageList } from './message-list.ts';
import type { Outgoing } from './outgoing.ts';
import { emptyThread, receiveEvent } from './thread.ts';
import { timelineOf, type TimelineLine } from './timeline.ts';

const NOW = Date.now();
const talk = (count: number, author: typeof ines | typeof mara = mara): readonly TimelineLine[] =>
  timelineOf(
    eventsOf(
      NOW,
      Array.from({ length: count }, (_, index) => [author, `message ${index + 1}`, (count - index) * 90_000]),
    ).reduce(receiveEvent, emptyThread('c1')),
    [],
    ines.id,
  );
const outgoing = (given: Partial<Outgoing>): Outgoing => ({
  conversationId: 'c1',
  clientId: 'out-1',
  body: 'On its way',
  suggestionId: null,
  seenSeq: null,
  parts: null,
  at: NOW,
  state: 'sending',
  problem: null,
  ...given,
});
const withOutgoing = (given: Partial<Outgoing>): readonly TimelineLine[] =>
  timelineOf(emptyThread('c1'), [outgoing(given)], ines.id);

let list: MessageList;
let reached: number;
const shows = async (lines: readonly TimelineLine[], more: Partial<MessageList> = {}): Promise<void> => {
  Object.assign(list, more, { lines });
  await drawn(list);
};
const scroller = (): HTMLElement => find(list, '.scroll');
const atEnd = (): Promise<void> =>
  vi.waitFor(() => {
    const { scrollTop, scrollHeight, clientHeight } = scroller();
    expect(scrollTop).toBeCloseTo(scrollHeight - clientHeight, 0);
  });
const scrolledTo = async (top: number): Promise<void> => {
  await atEnd();
  await scrolledFreelyTo(top);
};
const scrolledFreelyTo = async (top: number): Promise<void> => {
  const arrived = new Promise((resolve) => scroller().addEventListener('scroll', resolve, { once: true }));
  scroller().scrollTo({ top });
  await arrived;
  await drawn(list);
};

beforeEach(async () => {
  reached = 0;
  list = await mount<MessageList>(
    html`<attune-message-list visitorName="Mara" @end-reached=${() => reached++}></attune-message-list>`,
    400,
  );
  list.style.blockSize = '400px';
});
afterEach(unmountAll);

describe('the message list', () => {
  it('stands at its end, and follows new messages there', async () => {
    await shows(talk(30));
    expect(list.isAtEnd).toBe(true);
    const before = reached;
    await shows(talk(31));
    await expect.element(page.getByText('message 31')).toBeInViewport();
    expect(findAll(list, '.pill')).toEqual([]);
    expect(reached).toBe(before + 1);
  });

  it('moves nothing when somebody has scrolled up, and counts what came in a pill that leads there', async () => {
    await shows(talk(30));
    await scrolledTo(0);
    const before = reached;
    await shows(talk(32));
    expect(scroller().scrollTop).toBe(0);
    expect(words(find(list, '.pill'))).toBe('2 new messages');
    expect(reached).toBe(before);
    await userEvent.click(find(list, '.pill button'));
    await expect.element(page.getByText('message 32')).toBeInViewport();
    await drawn(list);
    expect(findAll(list, '.pill')).toEqual([]);
  });

  it('goes to the end when the agent writes, wherever they were', async () => {
    await shows(talk(30));
    await scrolledTo(0);
    await shows([...talk(30), ...withOutgoing({}).slice(1)]);
    await expect.element(page.getByText('On its way')).toBeInViewport();
  });

  it.each([
    ['sending', false, 'Sending'],
    ['sending', true, 'Waits for the connection'],
    ['stored', false, 'Sent'],
  ] as const)('says of a message that is %s (offline: %s): %s', async (state, offline, word) => {
    await shows(withOutgoing({ state }), { offline });
    expect(words(list)).toContain(word);
  });

  it('says why a message was not sent, and offers to try again, to edit and to delete it', async () => {
    const decisions: string[] = [];
    list.addEventListener('failed-message-decided', ({ decision }: FailedMessageDecided) =>
      decisions.push(decision),
    );
    await shows(withOutgoing({ state: 'failed', problem: 'This conversation was erased.' }));
    expect(words(list)).toContain('Not sent. This conversation was erased.');
    for (const name of ['Try again', 'Edit', 'Delete']) await page.getByRole('button', { name }).click();
    expect(decisions).toEqual(['retry', 'edit', 'discard']);
  });

  it('offers to send an outdated answer all the same', async () => {
    await shows(
      withOutgoing({ state: 'failed', problem: 'Jo Lindqvist answered meanwhile.', isOutdated: true }),
    );
    await expect.element(page.getByRole('button', { name: 'Send anyway', exact: true })).toBeVisible();
    expect(page.getByRole('button', { name: 'Try again' }).query()).toBeNull();
  });

  it('shows who types, and forgets it', async () => {
    await shows(talk(2), { typing: [mara], visitorName: 'Mara' });
    expect(words(list)).toContain('Mara is typing');
    await shows(talk(2), { typing: [] });
    expect(words(list)).not.toContain('is typing');
  });

  it('shows markup in a message as text', async () => {
    const body = '<img src=x onerror=alert(1)> & <b>bold</b>';
    await shows(withOutgoing({ body }));
    expect(words(list)).toContain(body);
    expect(findAll(list, 'img, b')).toEqual([]);
  });

  it('draws only what is in view of five thousand messages', async () => {
    await shows(talk(5_000));
    await atEnd();
    expect(findAll(list, 'attune-message-line').length).toBeLessThan(60);
    await expect.element(page.getByText('message 5000')).toBeInViewport();
  });

  it('looks at what is drawn, not at all five thousand, for each step of a scroll', async () => {
    let asked = 0;
    const lines = talk(5_000).map((line) => {
      const { key } = line;
      return Object.defineProperty({ ...line }, 'key', { get: () => (asked++, key) });
    });
    await shows(lines);
    await atEnd();
    asked = 0;
    for (const top of [9_000, 6_000, 3_000]) await scrolledFreelyTo(top);
    expect(asked).toBeLessThan(1_000);
  });

  it('moves nothing in view when earlier messages come in above', async () => {
    const all = talk(600);
    await shows(all.slice(300), { hasEarlier: true });
    await scrolledTo(40);
    const inView = (): [string, number] | undefined => {
      const top = scroller().getBoundingClientRect().top;
      const row = findAll(list, '.bubble').find((each) => each.getBoundingClientRect().top > top + 60);
      return row && [words(row), Math.round(row.getBoundingClientRect().top)];
    };
    const before = inView();
    await shows(all, { hasEarlier: false });
    const [text = '', top = 0] = before ?? [];
    await vi.waitFor(() => {
      const now = findAll(list, '.bubble').find((each) => words(each) === text);
      expect(Math.abs((now?.getBoundingClientRect().top ?? 0) - top)).toBeLessThanOrEqual(2);
    });
    expect(scroller().scrollTop).toBeGreaterThan(5_000);
  });

  it('leads to a message far away, and marks it', async () => {
    await shows(talk(2_000));
    await atEnd();
    expect(list.showMessage(40)).toBe(true);
    await vi.waitFor(() => expect(words(find(list, 'attune-message-line[pointed]'))).toContain('message 40'));
    await expect.element(page.getByText('message 40', { exact: true })).toBeInViewport();
    expect(list.showMessage(9_999)).toBe(false);
  });

  it('begins another conversation at its end', async () => {
    await shows(talk(60), { conversationId: 'c1' });
    await scrolledTo(0);
    await shows(talk(80), { conversationId: 'c2' });
    expect(list.isAtEnd).toBe(true);
    await expect.element(page.getByText('message 80')).toBeInViewport();
    expect(findAll(list, '.pill')).toEqual([]);
  });

  it('asks for earlier messages when somebody reaches the beginning', async () => {
    let asked = 0;
    list.addEventListener('earlier-wanted', () => asked++);
    await shows(talk(30), { hasEarlier: true });
    await scrolledTo(10);
    expect(asked).toBe(1);
  });
});

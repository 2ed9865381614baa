import { html } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { eventsOf, ines, jo, mara } from '../../gallery/fixtures/conversation.ts';
import { drawn, mount, unmountAll, words } from '../../gallery/mount.ts';
import type { MessageWanted } from '../conversation/message-wanted.ts';
import { emptyThread, receiveEvent, type Thread } from '../conversation/thread.ts';
import './answered-meanwhile.ts';
import type { AnsweredMeanwhile } from './answered-meanwhile.ts';

const talk = (...authors: readonly (typeof ines | typeof jo | typeof mara)[]): Thread =>
  eventsOf(
    Date.now(),
    authors.map((author) => [author, 'Hello', 0]),
  ).reduce(receiveEvent, emptyThread('c1'));

let notice: AnsweredMeanwhile;
let wanted: number[];
const shows = async (given: Partial<AnsweredMeanwhile>): Promise<string> => {
  Object.assign(notice, given);
  await drawn(notice);
  return words(notice);
};

beforeEach(async () => {
  wanted = [];
  notice = await mount<AnsweredMeanwhile>(
    html`<attune-answered-meanwhile
      .agentId=${ines.id}
      @message-wanted=${({ seq }: MessageWanted) => wanted.push(seq)}
    ></attune-answered-meanwhile>`,
    520,
  );
});
afterEach(unmountAll);

it('says who answered since the answer was begun, and shows it when asked', async () => {
  expect(await shows({ thread: talk(mara, jo), isWriting: true })).toBe('');
  expect(await shows({ thread: talk(mara, jo, jo) })).toContain('Jo Lindqvist answered while you wrote.');
  await page.getByRole('button', { name: 'Read it' }).click();
  await drawn(notice);
  expect(wanted).toEqual([3]);
  expect(words(notice)).toBe('');
  expect(await shows({ thread: talk(mara, jo, jo, jo) })).toContain('Jo Lindqvist answered');
});

it.each([
  ['the visitor writes on', mara],
  ['another tab of one’s own answers', ines],
])('says nothing when %s', async (_what, author) => {
  await shows({ thread: talk(mara), isWriting: true });
  expect(await shows({ thread: talk(mara, author) })).toBe('');
});

it('begins anew with every answer and every conversation, and waits until one is loaded', async () => {
  expect(await shows({ thread: emptyThread('c1'), isWriting: true })).toBe('');
  expect(await shows({ thread: talk(mara, jo) })).toBe('');
  await shows({ isWriting: false, thread: talk(mara, jo, jo) });
  expect(await shows({ isWriting: true })).toBe('');
  const other = { ...talk(mara, jo, jo, jo), conversationId: 'c2' };
  expect(await shows({ thread: other })).toBe('');
});

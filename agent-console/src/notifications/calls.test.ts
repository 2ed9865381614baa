import { defaultNotificationRules, type NotificationRules } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { aFriction, anInboxItem } from '../../gallery/fixtures/inbox.ts';
import { callsBetween, isCalledFor, isQuiet } from './calls.ts';

const inbox = (...items: ReturnType<typeof anInboxItem>[]) =>
  new Map(items.map((item) => [item.conversationId, item]));
const calm = anInboxItem({ conversationId: 'c1', unread: 1, friction: aFriction({ level: 'calm' }) });
const rules = (given: Partial<NotificationRules>): NotificationRules => ({
  ...defaultNotificationRules,
  ...given,
});

describe('an agent is called', () => {
  it('for messages that came and for flags that rose, not for what stood there before', () => {
    expect(callsBetween(new Map(), inbox(calm), 'ines')).toEqual([]);
    expect(callsBetween(inbox(calm), inbox(calm), 'ines')).toEqual([]);
    expect(callsBetween(inbox(calm), inbox({ ...calm, unread: 3 }), 'ines')).toMatchObject([
      { kind: 'message', count: 2 },
    ]);
    const flagged = { ...calm, friction: aFriction({ level: 'flag' }) };
    expect(callsBetween(inbox(calm), inbox(flagged), 'ines')).toMatchObject([{ kind: 'flag' }]);
    const urgent = { ...calm, friction: aFriction({ level: 'urgent' }) };
    expect(callsBetween(inbox(flagged), inbox(urgent), 'ines')).toEqual([]);
    expect(callsBetween(inbox(flagged), inbox({ ...calm, unread: 0 }), 'ines')).toEqual([]);
  });

  it('for what is theirs now, not for what was theirs before or is somebody else’s', () => {
    const of = (id: string | null) => ({ ...calm, assignee: id === null ? null : { id, name: id } });
    const given = (before: string | null, now: string | null) =>
      callsBetween(inbox(of(before)), inbox(of(now)), 'ines');
    expect(given(null, 'ines')).toMatchObject([{ kind: 'given' }]);
    expect(given('jo', 'ines')).toMatchObject([{ kind: 'given' }]);
    expect(given('ines', 'ines')).toEqual([]);
    expect(given('ines', 'jo')).toEqual([]);
    const other = { ...calm, conversationId: 'c2' };
    // One that came into the list with its next page.
    expect(callsBetween(inbox(other), inbox(other, { ...of('ines'), unread: 0 }), 'ines')).toEqual([]);
  });

  it.each([
    ['none', false],
    ['mine', true],
    ['all', true],
  ] as const)('for what is given to them, by the rule %s: %s', (messages, isCalled) => {
    const item = { ...calm, assignee: { id: 'ines', name: 'Ines' } };
    expect(isCalledFor({ kind: 'given', item }, rules({ messages }), 'ines')).toBe(isCalled);
  });

  it.each([
    ['all', 'jo', true],
    ['mine', 'jo', false],
    ['mine', 'ines', true],
    ['mine', null, false],
    ['mine-and-unassigned', null, true],
    ['mine-and-unassigned', 'jo', false],
    ['none', 'ines', false],
  ] as const)('by the rule %s for a conversation of %s: %s', (messages, owner, isCalled) => {
    const item = { ...calm, assignee: owner === null ? null : { id: owner, name: owner } };
    expect(isCalledFor({ kind: 'message', item, count: 1 }, rules({ messages }), 'ines')).toBe(isCalled);
  });

  it.each([
    [null, 0, false],
    [{ from: 540, until: 1_020 }, 540, true],
    [{ from: 540, until: 1_020 }, 1_020, false],
    [{ from: 1_320, until: 420 }, 1_400, true],
    [{ from: 1_320, until: 420 }, 419, true],
    [{ from: 1_320, until: 420 }, 420, false],
    [{ from: 600, until: 600 }, 600, false],
  ])('not in the quiet of %j at minute %i: %s', (quiet, minute, quietNow) => {
    expect(isQuiet(rules({ quiet }), minute)).toBe(quietNow);
  });
});

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
    expect(callsBetween(new Map(), inbox(calm))).toEqual([]);
    expect(callsBetween(inbox(calm), inbox(calm))).toEqual([]);
    expect(callsBetween(inbox(calm), inbox({ ...calm, unread: 3 }))).toMatchObject([
      { kind: 'message', count: 2 },
    ]);
    const flagged = { ...calm, friction: aFriction({ level: 'flag' }) };
    expect(callsBetween(inbox(calm), inbox(flagged))).toMatchObject([{ kind: 'flag' }]);
    const urgent = { ...calm, friction: aFriction({ level: 'urgent' }) };
    expect(callsBetween(inbox(flagged), inbox(urgent))).toEqual([]);
    expect(callsBetween(inbox(flagged), inbox({ ...calm, unread: 0 }))).toEqual([]);
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

import type { Friction, KeepingTimes, SignalPolicy } from '@attune/protocol';
import { withVerdict } from '../src/friction/verdicts.ts';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { frictionOf } from './fixtures/conversation.ts';
import { visitItems } from './fixtures/visit.ts';

/** Lines of the visit in one answer. */
const PAGE = 24;

/** What agents say of signals, how visits went, and what the site lets be recorded. */
export function answerSignals(connection: FakeConnection, now: () => number): void {
  const startedAt = now();
  let friction = frictionOf(startedAt);
  connection.answer('signal:judge', ({ signalKeys, verdict, conversationId }) => {
    friction = settled(withVerdict(friction, signalKeys, verdict), startedAt, now());
    connection.tell('friction:changed', { conversationId, friction, flags: [] });
    return ok({ friction });
  });
  connection.answer('visit:timeline', ({ before = Infinity }) => {
    const all = visitItems(startedAt).filter(({ at }) => at < before);
    return ok({ items: all.slice(-PAGE), more: all.length > PAGE });
  });
  let policy: SignalPolicy = {
    tier: 'after-open',
    names: 'name',
    allowPaths: [],
    denyPaths: ['/account/*'],
    ignoreSelector: '',
    errorSelector: '',
    expectedMissing: ['/api/session'],
    retentionDays: 30,
  };
  let keeping: KeepingTimes = { conversationDays: 730, visitorDays: 90 };
  connection.answer('privacy:get', () =>
    ok({
      keeping,
      erasures: [
        { subject: '5f2a91c07be4', at: startedAt - 3 * 86_400_000, byName: 'Lena Hoff' },
        { subject: 'c01d88e2a9f3', at: startedAt - 40 * 86_400_000, byName: 'Ada Admin' },
      ],
    }),
  );
  connection.answer('privacy:save', (input) => {
    ({ keeping } = input);
    return ok({ keeping });
  });
  connection.answer('visitor:export', ({ visitorId }) =>
    ok({ fileName: `visitor-${visitorId}.json`, json: JSON.stringify({ visitorId, kept: {} }) }),
  );
  connection.answer('visitor:erase', ({ siteId, deedId }) => {
    if (deedId !== undefined) return ok({ conversations: null });
    connection.tell('visitor:erased', { siteId, conversationIds: [] });
    return ok({ conversations: 1 });
  });
  connection.answer('signal-policy:get', () => ok({ policy }));
  connection.answer('signal-policy:save', (input) => {
    if (input.policy.ignoreSelector.includes('<')) {
      return refused('invalid', '"ignoreSelector" must be a CSS selector.', {
        field: 'policy.ignoreSelector',
      });
    }
    ({ policy } = input);
    return ok({ policy });
  });
}

/** As the server works it out, roughly: what is no frustration counts nothing, what was seen is quiet for ten minutes. */
function settled(friction: Friction, since: number, at: number): Friction {
  const points = new Map(frictionOf(since).contributions.map((part) => [part.signalKey, part.points]));
  const contributions = friction.contributions.map((part) => ({
    ...part,
    points: part.judged === 'not-frustrated' ? 0 : (points.get(part.signalKey) ?? 0),
  }));
  const counted = contributions.filter((part) => Math.round(part.points) > 0);
  const score = Math.round(counted.reduce((sum, part) => sum + part.points, 0));
  const level = score >= 50 ? 'flag' : score >= 25 ? 'watch' : 'calm';
  const strong = counted.filter((part) => part.kind !== 'dead-click');
  const isSeen = strong.length > 0 && strong.every(({ judged }) => judged === 'seen');
  return { ...friction, contributions, score, level, quietUntil: isSeen ? at + 600_000 : null, at };
}

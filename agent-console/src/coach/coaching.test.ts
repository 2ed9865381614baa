import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeConnection, ok, type FakeConnection } from '../../gallery/fake-connection.ts';
import { besideMara } from '../../gallery/fixtures/beside.ts';
import { troubledConversation } from '../../gallery/fixtures/conversation.ts';
import { empathySettings } from '../../gallery/fixtures/empathy.ts';
import { emptyDraft, type Draft } from '../composer/draft.ts';
import { openConversation, type OpenConversation } from '../conversation/open-conversation.ts';
import { createStore } from '../state/store.ts';
import { createCoaching, sentenceAround, type Coaching } from './coaching.ts';

const PASSIVE = 'Your case will be forwarded.';

let connection: FakeConnection;
let coaching: Coaching;
const draft = createStore<Draft>(emptyDraft);
const open = createStore<OpenConversation | null>(null);
const settings = createStore<typeof empathySettings | null>(null);

const writes = (text: string): void => draft.set({ ...emptyDraft, text });
const rules = (): string[] => coaching.reading.value.findings.map(({ rule }) => rule);
const marks = (): unknown[] =>
  connection.asked.filter(({ name }) => name === 'coach:mark').map(({ input }) => input);

const turnTo = async (conversationId: string): Promise<void> => {
  const conversation = openConversation({ connection, conversationId, onHeld: () => {} });
  await conversation.resume();
  open.set(conversation);
};

beforeEach(async () => {
  vi.useFakeTimers();
  connection = createFakeConnection();
  const { sync, ...rest } = troubledConversation(0);
  connection.answer('conversation:open', ({ conversationId }) =>
    ok({ ...rest, sync: { ...sync, conversationId }, beside: besideMara(0) }),
  );
  connection.answer('coach:mark', () => ok(null));
  connection.goes({ kind: 'online' });
  draft.set(emptyDraft);
  settings.set(empathySettings);
  open.set(null);
  coaching = createCoaching({ connection, siteId: () => 'site-1', draft, open, settings });
  await turnTo('c-mara');
});
afterEach(() => {
  coaching.close();
  vi.useRealTimers();
});

describe('the coach at the desk', () => {
  it('reads a quarter of a second after the last letter, not before', () => {
    writes(PASSIVE);
    vi.advanceTimersByTime(249);
    expect(rules()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(rules()).toContain('passive-promise');
  });

  it('has nothing to say of an emptied draft, at once', () => {
    writes(PASSIVE);
    vi.advanceTimersByTime(250);
    writes('');
    expect(rules()).toEqual([]);
  });

  it('asks nothing of anybody while it reads', () => {
    const before = connection.asked.length;
    writes(PASSIVE);
    vi.advanceTimersByTime(1_000);
    expect(connection.asked).toHaveLength(before);
  });

  it('is muted in one conversation and speaks in the next', async () => {
    writes(PASSIVE);
    vi.advanceTimersByTime(250);
    coaching.mute();
    expect(coaching.muted.value).toBe(true);
    await turnTo('c-li');
    expect(coaching.muted.value).toBe(false);
    await turnTo('c-mara');
    expect(coaching.muted.value).toBe(true);
  });

  it('tells of a chip once a conversation, by its rule alone', () => {
    writes(PASSIVE);
    vi.advanceTimersByTime(250);
    const [finding] = coaching.reading.value.findings;
    if (!finding) throw new Error('Nothing was found.');
    coaching.shown(finding);
    coaching.shown(finding);
    expect(marks()).toEqual([{ siteId: 'site-1', rule: finding.rule, outcome: 'shown' }]);
  });

  it('leaves a rule alone in this conversation that was called wrong', () => {
    writes(`Hello. ${PASSIVE} Bye.`);
    vi.advanceTimersByTime(250);
    const finding = coaching.reading.value.findings.find(({ rule }) => rule === 'passive-promise');
    if (!finding) throw new Error('Nothing was found.');
    coaching.callWrong(finding);
    expect(rules()).not.toContain('passive-promise');
    expect(marks()).toEqual([
      { siteId: 'site-1', rule: 'passive-promise', outcome: 'wrong', sentence: PASSIVE },
    ]);
  });

  it('follows the site: off, or without a rule', () => {
    writes(PASSIVE);
    settings.set({ ...empathySettings, coach: { enabled: true, silenced: ['passive-promise'] } });
    vi.advanceTimersByTime(250);
    expect(rules()).not.toContain('passive-promise');
    settings.set({ ...empathySettings, coach: { enabled: false, silenced: [] } });
    vi.advanceTimersByTime(250);
    expect(rules()).toEqual([]);
    expect(coaching.reading.value.facts).toBeNull();
  });
});

describe('the sentence a finding is about', () => {
  it('is that one and no other', () => {
    const text = 'One. Two is here! Three?';
    const start = text.indexOf('is here');
    expect(sentenceAround(text, { start, end: start + 2 })).toBe('Two is here!');
    expect(sentenceAround('no end', { start: 0, end: 2 })).toBe('no end');
    expect(sentenceAround('a'.repeat(900), { start: 0, end: 3 })).toHaveLength(300);
  });
});

import { randomUUID } from 'node:crypto';
import type { ProposedItem } from '@attune/empathy/reflection';
import { describe, expect, it } from 'vitest';
import { createConversations } from '../conversations/conversations.ts';
import { findConversation } from '../conversations/conversation.repository.ts';
import { engines, withDatabase } from '../db/testing.ts';
import { DEFAULT_EMPATHY_SETTINGS } from '../empathy-settings/default-settings.ts';
import { insertConversationRows } from '../testing/rows.ts';
import { silentNews } from '../testing/silent-news.ts';
import { createOpinions } from './opinions.ts';
import type { ModelAccess, RedactedTurn, SecondOpinionAnswer } from './second-opinion.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const DAY_MS = 86_400_000;
const NOTHING: SecondOpinionAnswer = { ok: true, items: [] };

describe.each(engines)('second opinions on %s', (engine) => {
  const database = withDatabase(engine);

  const asking = async ({
    enabled = true,
    callsPerConversation = 3,
    callsPerDay = 200,
    answer = NOTHING,
  }: {
    readonly enabled?: boolean;
    readonly callsPerConversation?: number;
    readonly callsPerDay?: number;
    readonly answer?: SecondOpinionAnswer;
  } = {}) => {
    const siteId = randomUUID();
    const { db, epoch } = database();
    const clock = { at: NOON };
    const asked: { readonly access: ModelAccess; readonly turns: readonly RedactedTurn[] }[] = [];
    const conversations = createConversations({
      db,
      epoch,
      news: silentNews,
      now: () => clock.at,
      confirmPublished: () => {},
      wakeJobs: () => {},
      changed: () => {},
    });
    const model = {
      ...DEFAULT_EMPATHY_SETTINGS.model,
      ...{ enabled, callsPerConversation, callsPerDay },
      baseUrl: 'http://localhost/v1',
      name: 'small',
    };
    const opinions = createOpinions({
      db,
      settings: {
        current: async () => ({ ...DEFAULT_EMPATHY_SETTINGS, model }),
        modelKey: async () => 'secret',
      },
      secondOpinion: {
        async ask(access, turns) {
          asked.push({ access, turns });
          return answer;
        },
      },
      now: () => clock.at,
    });
    const conversation = async (...bodies: readonly string[]) => {
      const key = { siteId, conversationId: randomUUID() };
      await insertConversationRows(db, clock.at, key);
      for (const body of bodies)
        await conversations.addMessage(
          key,
          { kind: 'visitor', id: 'mara', name: 'Mara Lindt' },
          { clientId: randomUUID(), body },
        );
      const row = await findConversation(db, key);
      if (row === null) throw new Error('it was just made');
      return { key, row };
    };
    return { opinions, asked, clock, conversation, agent: { name: 'Ines' } };
  };
  const happened = (quote: string, more: Partial<ProposedItem> = {}): ProposedItem => ({
    field: 'happened',
    text: 'was charged twice',
    seq: 1,
    quote,
    ...more,
  });

  it('are kept as far as they stand verbatim, and are marked', async () => {
    const items = [
      happened('charged twice'),
      happened('charged thrice'),
      happened('charged twice', { seq: 9 }),
      happened('charged twice', { text: 'Call www.evil.example now' }),
    ];
    const { opinions, conversation, agent } = await asking({ answer: { ok: true, items } });
    const { key, row } = await conversation('I was charged twice.');
    expect(await opinions.ask(row, agent)).toEqual({ used: true, why: '' });
    expect(await opinions.standing(key)).toMatchObject([
      { field: 'happened', item: { ai: true, span: { start: 6, end: 19 }, source: { seq: 1 } } },
    ]);
  });

  it('leave the card as it was when nothing of them holds, or the model failed', async () => {
    const made = await asking({ answer: { ok: true, items: [happened('charged thrice')] } });
    const { key, row } = await made.conversation('I was charged twice.');
    expect(await made.opinions.ask(row, made.agent)).toMatchObject({ used: false });
    expect(await made.opinions.standing(key)).toEqual([]);
    const failed = await asking({ answer: { ok: false, why: 'The model could not be reached.' } });
    const other = await failed.conversation('I was charged twice.');
    expect(await failed.opinions.ask(other.row, failed.agent)).toEqual({
      used: false,
      why: 'The model could not be reached.',
    });
  });

  it('are given at most twenty turns, without what tells of a person', async () => {
    const { opinions, asked, conversation, agent } = await asking();
    const { row } = await conversation(
      ...Array.from({ length: 24 }, () => 'I am Mara Lindt, mara@example.com, card 4111111111111111.'),
    );
    await opinions.ask(row, agent);
    expect(asked[0]?.turns.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 5));
    expect(JSON.stringify(asked[0]?.turns)).not.toMatch(/Mara|Lindt|example|4111/);
  });

  it('are asked for only where an admin turned them on', async () => {
    const { opinions, asked, conversation, agent } = await asking({ enabled: false });
    const { row } = await conversation('I was charged twice.');
    expect(await opinions.ask(row, agent)).toEqual({ used: false, why: 'The model is off on this site.' });
    expect(asked).toEqual([]);
  });

  it('never cost more calls than a conversation may, however many ask at once', async () => {
    const { opinions, asked, conversation, agent } = await asking({ callsPerConversation: 2 });
    const { row } = await conversation('I was charged twice.');
    await Promise.all(Array.from({ length: 8 }, () => opinions.ask(row, agent)));
    expect(asked).toHaveLength(2);
    expect((await opinions.ask(row, agent)).why).toMatch(/in this conversation/);
  });

  it('never cost more calls than a day may, and may again the day after', async () => {
    const { opinions, asked, clock, conversation, agent } = await asking({ callsPerDay: 3 });
    const made = [];
    for (const _ of [1, 2, 3, 4, 5]) made.push(await conversation('I was charged twice.'));
    await Promise.all(made.map(({ row }) => opinions.ask(row, agent)));
    expect(asked).toHaveLength(3);
    clock.at += DAY_MS;
    const tomorrow = await conversation('I was charged twice.');
    await opinions.ask(tomorrow.row, agent);
    expect(asked).toHaveLength(4);
  });
});

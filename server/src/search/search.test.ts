import { randomUUID } from 'node:crypto';
import type { AgentInput, SearchHit } from '@attune/protocol';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { engines, withDatabase } from '../db/testing.ts';
import type { Db } from '../db/open-database.ts';
import {
  conversationEvents,
  conversations,
  formAnswers,
  identities,
  notes,
  sites,
  visitors,
} from '../db/schema/index.ts';
import { messageWords, searchedWords, wordsOfAnswers, wordsOfIdentity } from '../db/schema/searched-words.ts';
import { createSearch, type Search } from './search.ts';

const AT = 1_772_546_400_000;
const MINUTE = 60_000;

/** A conversation with these messages, a minute apart; the visitor's first. */
async function aTalk(
  db: Db,
  siteId: string,
  id: string,
  { name = null as string | null, said = [] as readonly string[], at = AT, status = 'open' as const } = {},
): Promise<void> {
  const visitorId = `4f2a${id}`;
  const base = { siteId, id: visitorId, tokenHash: randomUUID(), origin: 'https://shop.example' };
  await db.insert(visitors).values({ ...base, name, createdAt: at, lastSeenAt: at });
  await db.insert(conversations).values({
    ...{ siteId, id, visitorId, status, inboxAt: at, lastMessageAt: at, lastSeq: said.length },
    ...{ createdAt: at, updatedAt: at },
  });
  for (const [index, body] of said.entries()) {
    const authorKind = index % 2 === 0 ? ('visitor' as const) : ('agent' as const);
    await db.insert(conversationEvents).values({
      ...{ siteId, conversationId: id, seq: index + 1, kind: 'message', authorKind, authorId: visitorId },
      ...{ clientId: randomUUID(), body, at: at + index * MINUTE },
    });
  }
}

describe.each(engines)('search on %s', (engine) => {
  const database = withDatabase(engine);
  let search: Search;
  const run = (query: string, more: Partial<AgentInput<'search:run'>> = {}) =>
    search.run({ siteId: 'one', place: 'messages', query, ...more });
  const places = (hits: readonly SearchHit[]): readonly string[] =>
    hits.map((hit) => {
      if (hit.kind === 'message') return `${hit.conversationId}/${hit.seq}`;
      if (hit.kind === 'contact') return hit.visitorName ?? hit.visitorLabel;
      return hit.kind === 'conversation' ? hit.item.conversationId : hit.noteId;
    });
  const found = async (query: string, more: Partial<AgentInput<'search:run'>> = {}) =>
    places((await run(query, more)).hits);

  beforeAll(async () => {
    const { db } = database();
    search = createSearch({ db });
    for (const siteId of ['one', 'two']) {
      await db.insert(sites).values({ id: siteId, name: siteId, publicKey: siteId, createdAt: AT });
    }
    const mara = ['My card was charged twice', 'I see two charges', 'Please refund the second'];
    await aTalk(db, 'one', 'mara', { name: 'Mara Köhler', said: mara });
    await aTalk(db, 'one', 'jo', { name: 'José', said: ['Where is my parcel?'], at: AT + 60 * MINUTE });
    await aTalk(db, 'one', 'anon', { said: ['Will the refunds take long?'], at: AT + 120 * MINUTE });
    await aTalk(db, 'two', 'other', { name: 'Mara', said: ['My card was refunded'] });
    await db.insert(identities).values({
      ...{ siteId: 'one', visitorId: '4f2amara', subject: 'customer-4711', provenAt: AT },
      proven: { name: 'Mara Köhler', email: 'mara@example.com', attributes: { plan: 'platinum' } },
    });
    await db.insert(identities).values({ siteId: 'one', visitorId: '4f2ajo', said: { basket: 'B-2208' } });
    await db.insert(formAnswers).values({
      ...{ siteId: 'one', visitorId: '4f2ajo', clientId: randomUUID(), form: 'pre-chat', at: AT },
      answers: [{ kind: 'text', label: 'Your town', value: 'Zürich' }],
    });
    await db.insert(notes).values({
      ...{ id: 'note-1', siteId: 'one', visitorId: '4f2amara', conversationId: 'mara', authorId: 'a' },
      ...{ authorName: 'Ines', clientId: randomUUID(), body: 'Was charged twice in May, too', at: AT },
    });
  });

  it('finds messages by all of their words, the latest first, and nothing of another site', async () => {
    expect(await found('refund')).toEqual(['anon/1', 'mara/3']);
    expect(await found('charged card')).toEqual(['mara/1']);
    expect(await found('card parcel')).toEqual([]);
    expect(await found('card')).toEqual(['mara/1']);
  });

  it('takes the last word for a beginning, unless it is finished', async () => {
    expect(await found('charg')).toEqual(['mara/2', 'mara/1']);
    expect(await found('"charg"')).toEqual([]);
  });

  it('knows quotes, a minus and “or”, and never fails on signs', async () => {
    expect(await found('"charged twice"')).toEqual(['mara/1']);
    expect(await found('"twice charged"')).toEqual([]);
    expect(await found('refunds -second')).toEqual(['anon/1']);
    expect(await found('parcel or second')).toEqual(['jo/1', 'mara/3']);
    for (const signs of [
      '&',
      '!!',
      "'",
      ':*',
      '"',
      '-',
      '\\',
      '<->',
      '(a | b',
      "x':*",
      'foo-bar',
      '-foo-bar',
      'a@b.c',
    ]) {
      expect(Array.isArray(await found(signs)), signs).toBe(true);
    }
  });

  it('finds people by name without their accents, and unnamed ones by their label', async () => {
    expect(await found('jose', { place: 'contacts' })).toEqual(['José']);
    expect(await found('kohl', { place: 'contacts' })).toEqual(['Mara Köhler']);
    expect(await found('Visitor 4F2A', { place: 'contacts' })).toEqual(['Visitor 4F2A']);
    const { hits } = await run('Mara', { place: 'contacts' });
    expect(hits).toMatchObject([{ conversations: 1, conversationId: 'mara', visitorName: 'Mara Köhler' }]);
  });

  it('finds people by address, customer number, attribute and answer, and shows why', async () => {
    const contacts = { place: 'contacts' } as const;
    expect(await found('mara@example.com', contacts)).toEqual(['Mara Köhler']);
    expect(await found('mara@exa', contacts)).toEqual(['Mara Köhler']);
    expect(await found('example.com', contacts)).toEqual(['Mara Köhler']);
    expect(await found('customer-4711', contacts)).toEqual(['Mara Köhler']);
    expect(await found('4711', contacts)).toEqual(['Mara Köhler']);
    expect(await found('platinum', contacts)).toEqual(['Mara Köhler']);
    expect(await found('zürich', contacts)).toEqual(['José']);
    expect(await found('B-2208', contacts)).toEqual(['José']);
    // Names of fields and questions are nobody's.
    expect(await found('email', contacts)).toEqual([]);
    expect(await found('plan', contacts)).toEqual([]);
    expect(await found('town', contacts)).toEqual([]);
    expect(await found('mara@example.com', { ...contacts, siteId: 'two' })).toEqual([]);
    expect(await found('B-2208', { place: 'conversations' })).toEqual(['jo']);
    const { hits } = await run('platinum', contacts);
    expect(hits).toMatchObject([{ excerpt: [{ text: 'plan: ' }, { text: 'platinum', isHit: true }] }]);
  });

  it('finds conversations by what was said and by whom, with the words in their place', async () => {
    const { hits } = await run('twice', { place: 'conversations' });
    expect(hits).toMatchObject([
      {
        item: { conversationId: 'mara', visitorName: 'Mara Köhler' },
        excerpt: [{ text: 'My card was charged ' }, { text: 'twice', isHit: true }],
      },
    ]);
    expect(await found('jose', { place: 'conversations' })).toEqual(['jo']);
  });

  it('filters by author, status, assignee and time, with or without words', async () => {
    expect(await found('charge', { author: 'agent' })).toEqual(['mara/2']);
    expect(await found('', { place: 'conversations' })).toEqual(['anon', 'jo', 'mara']);
    expect(await found('', { place: 'conversations', until: AT + 60 * MINUTE })).toEqual(['mara']);
    expect(await found('', { place: 'conversations', from: AT + 60 * MINUTE })).toEqual(['anon', 'jo']);
    expect(await found('', { place: 'conversations', status: 'resolved' })).toEqual([]);
    expect(await found('', { place: 'conversations', assignee: 'nobody' })).toEqual(['anon', 'jo', 'mara']);
    expect(await found('', { place: 'conversations', assignee: 'ines' })).toEqual([]);
    expect(await found('')).toEqual([]);
  });

  it('finds notes', async () => {
    expect(await found('charged may', { place: 'notes' })).toEqual(['note-1']);
  });

  it('gives page after page without a gap or a repeat, and takes no cursor of another’s making', async () => {
    const said = Array.from({ length: 45 }, (_, index) => `needle ${index}`);
    await aTalk(database().db, 'two', 'many', { said });
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const answer = await run('needle', { siteId: 'two', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...places(answer.hits));
      cursor = answer.next ?? undefined;
    }
    expect(cursor).toBeUndefined();
    expect(seen).toEqual(said.map((_, index) => `many/${45 - index}`));
    await expect(run('needle', { cursor: '1.x' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each([
    ['conversation_events_words', conversationEvents, messageWords(conversationEvents.body)],
    ['notes_words', notes, searchedWords(notes.body)],
    ['visitors_words', visitors, searchedWords(visitors.name)],
    ['identities_words', identities, wordsOfIdentity(identities)],
    ['form_answers_words', formAnswers, wordsOfAnswers(formAnswers)],
  ] as const)('reads %s', async (index, table, words) => {
    const plan = await database().db.transaction(async (tx) => {
      // So few rows are read faster without an index; what counts is that it fits.
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_indexscan = off`);
      const only = table === conversationEvents ? sql`${conversationEvents.kind} = 'message' and` : sql``;
      return tx.execute(sql`explain select 1 from ${table} where ${only} ${words} @@ 'card'::tsquery`);
    });
    expect(JSON.stringify(plan.rows)).toContain(index);
  });
});

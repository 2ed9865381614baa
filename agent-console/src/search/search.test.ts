import type { AgentInput, Reply, SearchAnswers, SearchHit } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { createFakeConnection, ok } from '../../gallery/fake-connection.ts';
import { createSearching } from './search.ts';

type Answer = Reply<SearchAnswers['search:run']>;
const contact = (visitorId: string): SearchHit => ({
  kind: 'contact',
  visitorId,
  visitorName: visitorId,
  visitorLabel: '',
  excerpt: [],
  lastSeenAt: 0,
  conversations: 1,
  conversationId: 'c1',
});

function aSearch() {
  const connection = createFakeConnection();
  connection.goes({ kind: 'online' });
  const asked: { input: AgentInput<'search:run'>; answer(reply: Answer): void }[] = [];
  connection.answer('search:run', (input) => new Promise((answer) => asked.push({ input, answer })));
  return { asked, searching: createSearching(connection, () => 'site-1') };
}

describe('a search', () => {
  it('shows what was asked last, whichever answer comes first', async () => {
    const { asked, searching } = aSearch();
    const runs = [searching.ask({ query: 'car' }), searching.ask({ query: 'card' })];
    await Promise.resolve();
    asked[1]?.answer(ok({ hits: [contact('new')], next: null }));
    asked[0]?.answer(ok({ hits: [contact('old')], next: null }));
    await Promise.all(runs);
    expect(searching.state.value).toMatchObject({ hits: [{ visitorId: 'new' }], phase: 'found' });
  });

  it('goes on from where the page before ended', async () => {
    const { asked, searching } = aSearch();
    const first = searching.ask({ query: 'card', filters: { status: 'open' } });
    asked[0]?.answer(ok({ hits: [contact('one')], next: '1.one.0' }));
    await first;
    const second = searching.more();
    expect(asked[1]?.input).toMatchObject({ query: 'card', status: 'open', cursor: '1.one.0' });
    asked[1]?.answer(ok({ hits: [contact('two')], next: null }));
    await second;
    expect(searching.state.value.hits.map((hit) => 'visitorId' in hit && hit.visitorId)).toEqual([
      'one',
      'two',
    ]);
  });

  it('asks nothing without a word and without a filter', async () => {
    const { asked, searching } = aSearch();
    await searching.ask({ query: '  ' });
    expect(asked).toEqual([]);
    expect(searching.state.value.phase).toBe('idle');
  });
});

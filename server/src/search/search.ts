import { SEARCH_PAGE, type AgentInput, type SearchAnswers, type SearchHit } from '@attune/protocol';
import { toInboxItem, visitorLabel } from '../conversations/inbox-item.ts';
import { notACursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { bestExcerpt, endsInWord, excerptOf, wantedWords } from './excerpt.ts';
import { knownOf } from './known-of.repository.ts';
import {
  latestSpoken,
  searchContacts,
  searchConversations,
  searchMessages,
  searchNotes,
  type SearchQuery,
} from './search.repository.ts';

type Asked = AgentInput<'search:run'>;

/** Where the next page goes on. */
interface Found {
  readonly hit: SearchHit;
  readonly at: number;
  readonly id: string;
  readonly seq: number;
}

export type Search = ReturnType<typeof createSearch>;

/** Finds conversations, messages, contacts and notes of a site by their words. See docs/decisions/0014. */
export function createSearch({ db }: { readonly db: Db }) {
  return {
    /** @throws RequestError `invalid` for a cursor of somebody else's making */
    async run(asked: Asked): Promise<SearchAnswers['search:run']> {
      const query = queryOf(asked);
      const found = await placed(asked, query);
      const hits = found.slice(0, SEARCH_PAGE);
      const last = hits.at(-1);
      const hasMore = found.length > SEARCH_PAGE && last !== undefined;
      return {
        hits: hits.map(({ hit }) => hit),
        next: hasMore ? `${last.at}.${last.id}.${last.seq}` : null,
      };
    },
  };

  function placed({ place }: Asked, query: SearchQuery): Promise<readonly Found[]> {
    switch (place) {
      case 'conversations':
        return inConversations(query);
      case 'contacts':
        return inContacts(query);
      case 'messages':
        return query.words === '' ? Promise.resolve([]) : inMessages(query);
      case 'notes':
        return query.words === '' ? Promise.resolve([]) : inNotes(query);
    }
  }

  async function inConversations(query: SearchQuery): Promise<readonly Found[]> {
    const wanted = wantedWords(query.words);
    const rows = await searchConversations(db, query);
    const said = await latestSpoken(
      db,
      query,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      hit: {
        kind: 'conversation',
        item: toInboxItem(row),
        excerpt: excerptOf(said.get(row.id) ?? row.lastMessagePreview ?? '', wanted),
      },
      at: row.lastMessageAt ?? 0,
      id: row.id,
      seq: 0,
    }));
  }

  async function inMessages(query: SearchQuery): Promise<readonly Found[]> {
    const wanted = wantedWords(query.words);
    return (await searchMessages(db, query)).map(({ body, visitorId, ...row }) => ({
      hit: {
        kind: 'message',
        ...row,
        visitorLabel: visitorLabel(visitorId),
        excerpt: excerptOf(body ?? '', wanted),
      },
      at: row.at,
      id: row.conversationId,
      seq: row.seq,
    }));
  }

  async function inContacts(query: SearchQuery): Promise<readonly Found[]> {
    const wanted = wantedWords(query.words);
    const rows = await searchContacts(db, query);
    const ids = rows.map(({ visitorId }) => visitorId);
    const known =
      query.words === '' ? new Map<string, readonly string[]>() : await knownOf(db, query.siteId, ids);
    return rows.map((row) => ({
      hit: {
        kind: 'contact',
        ...row,
        visitorLabel: visitorLabel(row.visitorId),
        excerpt: bestExcerpt(
          [row.visitorName ?? visitorLabel(row.visitorId), ...(known.get(row.visitorId) ?? [])],
          wanted,
        ),
      },
      at: row.lastSeenAt,
      id: row.visitorId,
      seq: 0,
    }));
  }

  async function inNotes(query: SearchQuery): Promise<readonly Found[]> {
    const wanted = wantedWords(query.words);
    return (await searchNotes(db, query)).map(({ body, visitorId, ...row }) => ({
      hit: { kind: 'note', ...row, visitorLabel: visitorLabel(visitorId), excerpt: excerptOf(body, wanted) },
      at: row.at,
      id: row.noteId,
      seq: 0,
    }));
  }
}

function queryOf({ query, cursor, place: _place, ...filters }: Asked): SearchQuery {
  // An unnamed visitor goes by the beginning of their id: "Visitor 4F2A".
  const label = /^(?:visitor\s+)?([0-9a-f]{4})$/i.exec(query)?.[1]?.toLowerCase() ?? null;
  return {
    ...filters,
    words: query,
    isOpen: endsInWord(query),
    label,
    after: cursor === undefined ? null : readCursor(cursor),
    limit: SEARCH_PAGE + 1,
  };
}

function readCursor(cursor: string): readonly [number, string, number] {
  const [, at, id, seq] = /^(\d{1,15})\.([\w-]{1,64})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined || seq === undefined) throw notACursor();
  return [Number(at), id, Number(seq)];
}

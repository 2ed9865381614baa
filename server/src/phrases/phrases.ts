import {
  RequestError,
  type PhraseEntry,
  type PhraseFile,
  type PhraseLocale,
  type PhraseUse,
  type Role,
} from '@attune/protocol';
import {
  bookOf,
  exported,
  imported,
  phraseBook,
  retired,
  validatePhrase,
  type Phrase,
} from '@attune/empathy';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { createPhraseCandidates } from './phrase-candidates.ts';
import { entriesOf, noSuch } from './phrase-entries.ts';
import { insertPhrases, listLatestPhrases, listUses, listVersions, TEAM } from './phrase.repository.ts';

export interface PhrasesDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
}

/** Who looks at the book, or changes it. */
export interface Reader {
  readonly id: string;
  readonly role: Role;
}

/** A change that was saved; `tell` is for after the ack. */
interface Told {
  tell(): void;
}

export type Phrases = ReturnType<typeof createPhrases>;

/** The phrase books of sites: what is shipped, the team's, and agents' own. Every save is a version that stays. */
export function createPhrases({ db, news, now }: PhrasesDeps) {
  const savedFor = async (siteId: string, agentId: string | null, from: Db = db) => {
    const saved = await listLatestPhrases(from, siteId, agentId === null ? [TEAM] : [TEAM, agentId]);
    const of = (isTeam: boolean) =>
      saved.filter(({ ownerId }) => (ownerId === TEAM) === isTeam).map(({ phrase }) => phrase);
    return { team: of(true), own: of(false) };
  };

  const bookFor = async (
    siteId: string,
    agentId: string | null,
    from: Db = db,
  ): Promise<readonly Phrase[]> => {
    const { team, own } = await savedFor(siteId, agentId, from);
    return team.length + own.length === 0 ? phraseBook : bookOf(phraseBook, team, own);
  };

  const store = async (
    siteId: string,
    ownerId: string,
    phrases: readonly PhraseEntry[],
    by: Reader,
  ): Promise<Told> => {
    try {
      await insertPhrases(db, { siteId, ownerId, savedBy: by.id, savedAt: now() }, phrases);
    } catch (error) {
      if (isUniqueViolation(error)) throw savedMeanwhile();
      throw error;
    }
    return { tell: () => news.phrases(siteId) };
  };

  return {
    /** The phrases to choose from for this agent; null: for nobody in particular. */
    bookFor,

    /** The book as it holds for an agent, retired ones with it. */
    async list(siteId: string, agent: Reader, locale?: PhraseLocale): Promise<readonly PhraseEntry[]> {
      const book = await bookFor(siteId, agent.id);
      return entriesOf(book.filter((phrase) => locale === undefined || phrase.locale === locale));
    },

    /**
     * Saves the next version of a phrase.
     * @throws RequestError `invalid` naming the field where the rules of phrases are broken; `conflict` when somebody
     *   saved that version meanwhile
     */
    async save(
      siteId: string,
      owner: 'team' | 'own',
      given: PhraseEntry,
      by: Reader,
    ): Promise<Told & { readonly phrase: PhraseEntry }> {
      const isTeam = owner === 'team';
      const phrase: PhraseEntry = { ...given, source: isTeam ? 'team' : 'agent' };
      // A team's phrase is held against shipped and team phrases alone: others' own ones are nobody else's.
      const book = await bookFor(siteId, isTeam ? null : by.id);
      assertSavable(phrase, book, 'phrase');
      const { tell } = await store(siteId, isTeam ? TEAM : by.id, [phrase], by);
      return { phrase, tell };
    },

    /**
     * Takes a phrase out of use on this site; a shipped one by a version of the team's.
     * @throws RequestError `not-found`; `forbidden` for agents where it is not their own
     */
    async retire(siteId: string, phraseId: string, by: Reader): Promise<Told> {
      const { own } = await savedFor(siteId, by.id);
      const mine = own.find(({ id }) => id === phraseId);
      if (mine !== undefined) return store(siteId, by.id, [retired(mine)], by);
      const phrase = (await bookFor(siteId, null)).find(({ id }) => id === phraseId);
      if (phrase === undefined) throw noSuch('phraseId');
      if (by.role !== 'admin')
        throw new RequestError(
          'forbidden',
          'Only admins retire phrases of the team; you may retire your own.',
        );
      const [entry] = entriesOf([phrase]);
      if (entry === undefined || entry.status === 'retired') return { tell: () => {} };
      return store(siteId, TEAM, [{ ...retired(entry), source: 'team' }], by);
    },

    /**
     * Takes a file in whole, or not at all.
     * @throws RequestError `invalid` naming the first phrase that breaks the rules
     */
    async import(siteId: string, file: PhraseFile, by: Reader) {
      const { team } = await savedFor(siteId, null);
      const { added, changed, unchanged } = imported(file, team);
      const fresh = [...added, ...changed].map((phrase) => aboveShipped(phrase));
      // Phrases of a file may be each other's family, so each is held against the others too.
      const book = [...bookOf(phraseBook, team)];
      for (const phrase of fresh) {
        const at = file.phrases.findIndex(({ id }) => id === phrase.id);
        assertSavable(phrase, [...book, ...fresh.filter(({ id }) => id !== phrase.id)], `file.phrases.${at}`);
      }
      const { tell } = await store(siteId, TEAM, fresh, by);
      const counts = { added: added.length, changed: changed.length, unchanged: unchanged.length };
      return { ...counts, tell };
    },

    /** The team's phrases as a file. */
    async export(siteId: string): Promise<PhraseFile> {
      return exported((await savedFor(siteId, null)).team);
    },

    /**
     * Every version of a phrase, newest first, and what agents made of it.
     * @throws RequestError `not-found`
     */
    async history(
      siteId: string,
      phraseId: string,
      by: Reader,
    ): Promise<{ readonly versions: readonly PhraseEntry[]; readonly uses: readonly PhraseUse[] }> {
      const saved = await listVersions(db, siteId, [TEAM, by.id], phraseId);
      const shipped = entriesOf(phraseBook.filter(({ id }) => id === phraseId));
      const versions = [...saved, ...shipped];
      if (versions.length === 0) throw noSuch('phraseId');
      return { versions, uses: await listUses(db, siteId, phraseId) };
    },

    ...createPhraseCandidates({ db, now, bookFor }),
  };
}

/** A team's version of a shipped phrase counts on from it. */
function aboveShipped(phrase: PhraseEntry): PhraseEntry {
  const shipped = phraseBook.find(({ id }) => id === phrase.id);
  return shipped === undefined || phrase.version > shipped.version
    ? phrase
    : { ...phrase, version: shipped.version + 1 };
}

function assertSavable(phrase: PhraseEntry, book: readonly PhraseEntry[], place: string): void {
  const wrong = validatePhrase(phrase, { book }).find(({ level }) => level === 'error');
  if (wrong === undefined) return;
  const { field, message } = wrong;
  throw new RequestError('invalid', `The ${field} of “${phrase.id}” ${message}.`, {
    field: `${place}.${field}`,
  });
}

const savedMeanwhile = () =>
  new RequestError('conflict', 'Somebody saved that version meanwhile. Look at it, then save yours again.', {
    field: 'phrase.version',
  });

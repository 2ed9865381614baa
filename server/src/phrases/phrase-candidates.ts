import type { Phrase, PhraseCandidate } from '@attune/empathy';
import type { PhraseCandidateEntry } from '@attune/protocol';
import { randomUUID } from 'node:crypto';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { entriesOf, noSuch } from './phrase-entries.ts';
import { insertCandidate, listCandidates, settleCandidate } from './phrase.repository.ts';

/** Characters of a phrase's text that the protocol takes. */
const MAX_TEXT = 400;

export interface PhraseCandidatesDeps {
  readonly db: Db;
  now(): number;
  /** The phrases a site chooses from. */
  bookFor(siteId: string, agentId: null): Promise<readonly Phrase[]>;
}

/** What agents wrote over suggestions, until an admin makes phrases of it. */
export function createPhraseCandidates({ db, now, bookFor }: PhraseCandidatesDeps) {
  return {
    /** What agents made of suggestions, for an admin to approve, newest first. */
    candidates: (siteId: string): Promise<readonly PhraseCandidateEntry[]> => listCandidates(db, siteId),

    /** @throws RequestError `not-found` */
    async settleCandidate(siteId: string, candidateId: string): Promise<void> {
      if (!(await settleCandidate(db, siteId, candidateId, now()))) throw noSuch('candidateId');
    },

    /** Keeps what an agent wrote over a suggestion, redacted, for an admin to look at. */
    async keepCandidate(key: ConversationKey, candidate: PhraseCandidate, byName: string): Promise<void> {
      const id = randomUUID();
      const { phraseId, ...said } = candidate;
      const original = (await bookFor(key.siteId, null)).find((phrase) => phrase.id === phraseId);
      if (original === undefined || said.text.length > MAX_TEXT) return;
      const [entry] = entriesOf([original]);
      if (entry === undefined) return;
      // A family of its own: whether it is the same move in other words is for the admin to say.
      const own = `${phraseId.slice(0, 45)}-${id.slice(0, 8).replaceAll(/[^a-z0-9]/g, '0')}`;
      const phrase = { ...entry, ...said, id: own, family: own, version: 1, source: 'team' as const };
      await insertCandidate(db, { ...key, id, fromPhraseId: phraseId, phrase, byName, at: now() });
    },
  };
}

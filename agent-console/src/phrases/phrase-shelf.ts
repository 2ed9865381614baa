import type { PhraseCandidateEntry, PhraseEntry, PhraseFile, PhraseUse, Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { PhraseOwner } from './new-phrase.ts';

export interface ShelfState {
  readonly phase: 'loading' | 'loaded' | { readonly refused: Refusal };
  readonly phrases: readonly PhraseEntry[];
  readonly candidates: readonly PhraseCandidateEntry[];
}

export interface PhraseHistory {
  readonly versions: readonly PhraseEntry[];
  readonly uses: readonly PhraseUse[];
}

/** The phrase book as an agent sees and keeps it. Methods answer with the refusal, or null when done. */
export interface PhraseShelf {
  readonly state: Store<ShelfState>;
  /** @param withCandidates also what agents made of suggestions, for those who may approve it */
  load(withCandidates: boolean): Promise<void>;
  save(owner: PhraseOwner, phrase: PhraseEntry): Promise<Refusal | null>;
  retire(phraseId: string): Promise<Refusal | null>;
  history(phraseId: string): Promise<PhraseHistory | null>;
  /** @returns what was done or refused, in words */
  importFile(text: string): Promise<string>;
  exportFile(): Promise<PhraseFile | Refusal>;
  settle(candidate: PhraseCandidateEntry): Promise<Refusal | null>;
  /** Hears no longer of what colleagues change. */
  close(): void;
}

export function createPhraseShelf(connection: AgentConnection, siteId: string): PhraseShelf {
  const state = createStore<ShelfState>({ phase: 'loading', phrases: [], candidates: [] });
  const reload = async (): Promise<Refusal | null> => {
    const reply = await connection.request('phrases:list', { siteId });
    if (!reply.ok) return reply.refusal;
    state.update((now) => ({ ...now, phase: 'loaded', phrases: reply.value.phrases }));
    return null;
  };
  // A colleague changed one: what is being written in the editor stays.
  const leave = connection.on('phrases:changed', (news) => {
    if (news.siteId === siteId && state.value.phase === 'loaded') void reload();
  });
  const after = async (refusal: Refusal | null): Promise<Refusal | null> => refusal ?? (await reload());

  return {
    state,
    close: leave,
    async load(withCandidates) {
      const refusal = await reload();
      if (refusal) return state.update((now) => ({ ...now, phase: { refused: refusal } }));
      if (!withCandidates) return;
      const reply = await connection.request('phrases:candidates', { siteId });
      if (reply.ok) state.update((now) => ({ ...now, candidates: reply.value.candidates }));
    },
    async save(owner, phrase) {
      const reply = await connection.request('phrases:save', { siteId, owner, phrase: writable(phrase) });
      return after(reply.ok ? null : reply.refusal);
    },
    async retire(phraseId) {
      const reply = await connection.request('phrases:retire', { siteId, phraseId });
      return after(reply.ok ? null : reply.refusal);
    },
    async history(phraseId) {
      const reply = await connection.request('phrases:history', { siteId, phraseId });
      return reply.ok ? reply.value : null;
    },
    async importFile(text) {
      const file = fileIn(text);
      if (!file) return 'This is not a file of phrases.';
      const reply = await connection.request('phrases:import', { siteId, file });
      if (!reply.ok) return reply.refusal.message;
      await reload();
      const { added, changed, unchanged } = reply.value;
      return `${added} added, ${changed} changed, ${unchanged} as they were.`;
    },
    async exportFile() {
      const reply = await connection.request('phrases:export', { siteId });
      return reply.ok ? reply.value.file : reply.refusal;
    },
    async settle({ id }) {
      const reply = await connection.request('phrases:settle-candidate', { siteId, candidateId: id });
      if (!reply.ok) return reply.refusal;
      state.update((now) => ({ ...now, candidates: now.candidates.filter((each) => each.id !== id) }));
      return null;
    },
  };
}

type Writable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer Item)[] ? Item[] : Value[Key];
};

/** Only what is kept goes out, in lists of its own. */
function writable(phrase: PhraseEntry): Writable<PhraseEntry> {
  const { id, version, locale, intent, cue, family, text, formality, warmth, source, status } = phrase;
  return {
    ...{ id, version, locale, intent, cue, family, text, formality, warmth, source, status },
    situations: [...phrase.situations],
    moods: [...phrase.moods],
    phases: [...phrase.phases],
    rests: [...phrase.rests],
    tags: [...phrase.tags],
    do: phrase.do,
    dont: phrase.dont,
  };
}

/** Whether it is one of ours; what is in it the server judges, phrase by phrase. */
function fileIn(
  text: string,
): { format: 'attune-phrases'; formatVersion: 1; phrases: Writable<PhraseEntry>[] } | null {
  try {
    const found = JSON.parse(text) as Partial<PhraseFile> | null;
    if (found?.format !== 'attune-phrases' || found.formatVersion !== 1 || !Array.isArray(found.phrases))
      return null;
    return { format: found.format, formatVersion: 1, phrases: found.phrases as Writable<PhraseEntry>[] };
  } catch {
    // Not JSON at all.
    return null;
  }
}

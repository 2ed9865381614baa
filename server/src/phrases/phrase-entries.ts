import { RequestError, type PhraseEntry } from '@attune/protocol';
import { exported } from '@attune/empathy';

/** What is kept of phrases: what they are read into is not. */
export const entriesOf = (phrases: readonly PhraseEntry[]): readonly PhraseEntry[] =>
  exported(phrases).phrases;

export const noSuch = (field: string): RequestError =>
  new RequestError('not-found', 'There is no such phrase here.', { field });

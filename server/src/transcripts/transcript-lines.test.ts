import type { ConversationEvent } from '@attune/protocol';
import { languageTags } from '@attune/texts';
import { aMessage, agentAuthor, visitorAuthor } from '@attune/testing';
import { expect, it } from 'vitest';
import {
  transcriptLines,
  transcriptText,
  transcriptWordsFor,
  type TranscriptReader,
} from './transcript-lines.ts';
import { transcriptWords } from './transcript-words.ts';

/** 2026-03-03, 14:02 UTC. */
const at = Date.UTC(2026, 2, 3, 14, 2);
const events: readonly ConversationEvent[] = [
  { ...aMessage({ seq: 1, body: 'Hallo', author: visitorAuthor }), at },
  { ...aMessage({ seq: 2, body: 'Guten Tag', author: agentAuthor, clientId: 'two' }), at },
  { kind: 'edit', seq: 3, at, author: agentAuthor, targetSeq: 2, body: 'Guten Abend' },
  { ...aMessage({ seq: 4, body: 'Falsch', author: agentAuthor, clientId: 'four' }), at },
  { kind: 'delete', seq: 5, at, author: agentAuthor, targetSeq: 4 },
  { kind: 'status', seq: 6, at, author: agentAuthor, status: 'resolved' },
  { kind: 'rating', seq: 7, at, author: visitorAuthor, score: 5, comment: 'Danke' },
];

const read = (reader: TranscriptReader): string => {
  const words = transcriptWordsFor(reader);
  return transcriptText(transcriptLines(events, words), { siteName: 'Fern', visitorName: words.you }, reader);
};

it('is in the visitor’s language, by the visitor’s clock', () => {
  const text = read({ locale: 'de-AT', timeZone: 'Europe/Vienna' });
  expect(text).toContain('Gespräch mit Fern. (Europe/Vienna)');
  expect(text).toMatch(/15:02 {2}Sie\nHallo/);
  expect(text).toMatch(/\(bearbeitet\)\nGuten Abend/);
  for (const line of [
    'Diese Nachricht wurde gelöscht.',
    'Gespräch geschlossen',
    'Mit 5 von 5 bewertet: Danke',
  ])
    expect(text).toContain(line);
  expect(text).not.toMatch(/[Cc]onversation|edited|deleted|Rated|UTC/);
});

it('says that times are UTC where nothing is known of the visitor’s clock, or it is no clock', () => {
  for (const timeZone of [null, 'Mars/Olympus']) {
    const text = read({ locale: 'fr', timeZone });
    expect(text).toContain('Heures en UTC.');
    expect(text).toContain('2026-03-03 14:02');
  }
});

it('is in English where the visitor’s language is none of ours', () => {
  expect(read({ locale: 'fi', timeZone: null })).toContain('Conversation closed');
  expect(read({ locale: 'not a tag', timeZone: 'Europe/Vienna' })).toContain('Conversation closed');
});

it('is in English and UTC for colleagues', () => {
  const text = transcriptText(transcriptLines(events), { siteName: 'Fern', visitorName: 'Visitor 12' });
  expect(text).toContain('Conversation with Fern. Times are UTC.');
  expect(text).toContain('2026-03-03 14:02  Visitor 12\nHallo');
});

it.each(languageTags)('has every place of every sentence in %s', (tag) => {
  const places = (words: object) =>
    Object.entries(words as Record<string, string>).map(([key, text]) => [
      key,
      [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted(),
    ]);
  expect(places(transcriptWords[tag])).toEqual(places(transcriptWords.en));
});

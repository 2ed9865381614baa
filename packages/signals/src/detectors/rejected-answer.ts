import type { Interaction } from '@attune/protocol';
import { entriesOf, type ChatFact } from '../chat-fact.ts';
import { signalAt } from '../chat-signal.ts';
import type { Detector } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { rejectionPhrases } from '../words/rejections.ts';
import { unquotedWords } from '../words/text.ts';

interface Rejection {
  /** Position of the agent's message; one answer is rejected once, however often it is said. */
  readonly answer: number;
  readonly at: number;
  readonly how: 'button' | 'words';
}

/** The visitor says that an answer was no use. */
export const rejectedAnswer: Detector<never> = {
  kind: 'rejected-answer',
  place: 'chat',
  family: 'words',
  label: 'Rejected answer',
  explanation: 'The visitor marks an answer as no help, or says so in words that mean nothing else.',
  example: ['said that the answer did not help'],
  points: 30,
  halfLifeMs: 300000,
  weak: false,
  thresholds: [],

  detect({ chat, interactions }) {
    const rejections = [...inWords(chat), ...byButton(interactions)].sort((a, b) => a.at - b.at);
    const ofAnswer = new Map(rejections.toReversed().map((rejection) => [rejection.answer, rejection]));
    return [...ofAnswer.values()].map(({ answer, at, how }) =>
      signalAt(rejectedAnswer, {
        id: answer,
        at,
        sentence: sentence('said that the answer did not help'),
        evidence: { seq: answer, how },
      }),
    );
  },

  nextLookAt: () => null,
};

function byButton(interactions: readonly Interaction[]): readonly Rejection[] {
  return interactions
    .filter((fact) => fact.kind === 'answer-rejected')
    .map(({ seq, at }) => ({ answer: seq, at, how: 'button' }));
}

/** Before anybody has answered, "it did not help" speaks of something else. */
function inWords(chat: readonly ChatFact[]): readonly Rejection[] {
  let answer: number | null = null;
  const found: Rejection[] = [];
  for (const entry of entriesOf(chat)) {
    if (entry.kind !== 'message') continue;
    if (entry.author === 'agent') answer = entry.seq;
    if (entry.author !== 'visitor' || answer === null || entry.text === undefined) continue;
    if (rejectionPhrases.find(unquotedWords(entry.text))) found.push({ answer, at: entry.at, how: 'words' });
  }
  return found;
}

import type { Detector, FoundSignal } from '../detector.ts';
import { sentence } from '../sentence.ts';
import { pathAt } from './path-at.ts';

const POINTS = 8;
const HALF_LIFE_MS = 180_000;

/** The visitor copied something out of an error message, to look it up or to show it to somebody. */
export const copiedError: Detector<never> = {
  kind: 'copied-error',
  place: 'page',
  family: 'page',
  label: 'Copied error',
  explanation: 'The visitor copies text out of an error message. What it says is never read.',
  example: ['copied an error message'],
  enabledByDefault: false,
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [],

  detect({ interactions, visitId }) {
    const copies = interactions.filter(({ kind }) => kind === 'copied-error').map(({ at }) => at);
    return [...new Set(copies)].map((at): FoundSignal => {
      return {
        key: `copied-error:${visitId}:${at}`,
        kind: 'copied-error',
        family: 'page',
        strength: 0.5,
        points: POINTS,
        halfLifeMs: HALF_LIFE_MS,
        detectedAt: at,
        endedAt: null,
        sentence: sentence('copied an error message'),
        evidence: { path: pathAt(interactions, at), firstAt: at, lastAt: at },
      };
    });
  },

  nextLookAt: () => null,
};

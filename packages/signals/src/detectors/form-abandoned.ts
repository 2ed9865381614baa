import type { Detector, FoundSignal } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { durationInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { pathAt } from './path-at.ts';

const POINTS = 5;
const HALF_LIFE_MS = 120_000;

/** The visitor put work into a form and left without submitting it. */
export const formAbandoned: Detector<'minFields' | 'minLengthMs'> = {
  kind: 'form-abandoned',
  place: 'page',
  family: 'lost',
  label: 'Form abandoned',
  explanation: 'The visitor fills in part of a form and leaves without submitting it.',
  example: ['left a form half filled in, after 4 fields and 50 s'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: true,
  thresholds: [
    {
      name: 'minFields',
      unit: 'fields',
      default: 3,
      min: 1,
      max: 50,
      step: 1,
      label: 'Fields filled in',
      explanation:
        'How many fields have to be touched. Raise it to leave out forms that are tried for a moment.',
      source: 'Our own: who has filled in three fields meant it.',
    },
    {
      name: 'minLengthMs',
      unit: 'ms',
      default: 20_000,
      min: 1_000,
      max: 600_000,
      step: 1_000,
      label: 'Time spent',
      explanation: 'How long the visitor has to be at it. Raise it for long forms.',
      source: 'Our own: below it a browser has mostly filled in the fields by itself.',
    },
  ],

  detect(input, { minFields, minLengthMs }) {
    return factsOf(input.interactions, 'form-left')
      .filter(({ purpose }) => purpose === 'other')
      .filter(({ fields, lengthMs }) => fields >= minFields && lengthMs >= minLengthMs)
      .map(({ at, form, fields, lengthMs }): FoundSignal => {
        return {
          key: `form-abandoned:${input.visitId}:${form}:${at}`,
          kind: 'form-abandoned',
          family: 'lost',
          strength: strengthBeyond(minFields, fields),
          points: POINTS,
          halfLifeMs: HALF_LIFE_MS,
          detectedAt: at,
          endedAt: null,
          sentence: sentence(
            `left a form half filled in, after ${fields} ${fields === 1 ? 'field' : 'fields'} and ${durationInWords(lengthMs)}`,
          ),
          evidence: {
            fields,
            lengthMs,
            form,
            path: pathAt(input.interactions, at - 1),
            firstAt: at,
            lastAt: at,
          },
        };
      });
  },

  nextLookAt: () => null,
};

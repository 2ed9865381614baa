import type { Interaction } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { plainText } from '../sentence.ts';
import { anInput, at } from '../test/inputs.ts';
import { corrected, formLeft, pages, refused } from '../test/page-facts.ts';
import { formAbandoned } from './form-abandoned.ts';
import { formStruggle } from './form-struggle.ts';

const detect = (interactions: readonly Interaction[]) =>
  formStruggle.detect(anInput({ interactions }), { minRefusals: 3, minCorrections: 4, withinMs: 240_000 });
const sentences = (interactions: readonly Interaction[]) =>
  detect(interactions).map(({ sentence }) => plainText(sentence));

describe('form struggle', () => {
  it('[FS1] [FS3] three refusals of one form', () => {
    const facts = [...pages(['/pay', -9_000]), ...refused(0, 9_000, 20_000)];
    expect(sentences(facts)).toEqual(['was refused by a form 3 times, last for Card number']);
    expect(detect(facts)).toMatchObject([
      {
        key: `form-struggle:visit-1:payment:${at(0)}`,
        points: 20,
        evidence: { path: '/pay', fieldType: 'text' },
      },
    ]);
  });

  it('[FS3] says nothing of a field nobody named', () => {
    const facts = refused(0, 9_000, 20_000).map((fact) => ({ ...fact, field: null }));
    expect(sentences(facts)).toEqual(['was refused by a form 3 times']);
  });

  it('[FS1] two are a slip, and other forms are other forms', () => {
    const [first, second, third] = refused(0, 9_000, 20_000);
    expect(detect(refused(0, 9_000))).toEqual([]);
    expect(first && second && third && detect([first, second, { ...third, form: 'search' }])).toEqual([]);
  });

  it('[FS2] four corrections of one field', () => {
    expect(sentences(corrected(0, 4_000, 9_000, 14_000))).toEqual(['corrected Card number 4 times']);
    expect(detect(corrected(0, 4_000, 9_000))).toEqual([]);
  });

  it('[FS2] are no second signal beside the form’s refusals', () => {
    expect(sentences([...refused(0, 9_000, 20_000), ...corrected(1_000, 4_000, 10_000, 14_000)])).toEqual([
      'was refused by a form 3 times, last for Card number',
    ]);
  });
});

describe('form abandoned', () => {
  const left = formLeft(30_000, 3, 20_000);
  const abandoned = (fact: Interaction) =>
    formAbandoned.detect(anInput({ interactions: [fact] }), { minFields: 3, minLengthMs: 20_000 });

  it('[FA1] tells how far the visitor had come', () => {
    expect(abandoned(left).map(({ sentence }) => plainText(sentence))).toEqual([
      'left a form half filled in, after 3 fields and 20 s',
    ]);
  });

  it('[FA1] less is a try', () => {
    expect(abandoned({ ...left, fields: 2 })).toEqual([]);
    expect(abandoned({ ...left, lengthMs: 19_999 })).toEqual([]);
  });

  it.each(['login', 'search', 'newsletter'] as const)('[FA2] not for %s', (purpose) => {
    expect(abandoned({ ...left, purpose })).toEqual([]);
  });
});

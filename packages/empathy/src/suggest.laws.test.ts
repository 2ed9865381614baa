import { signalKinds } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.ts';
import { phraseBook } from './phrases/phrase-book.ts';
import { suggest, type SuggestInput } from './suggest.ts';
import { aDeadClick, anOccasion, aRageClick, aSilence, aWait, became, wrote } from './test/stories.ts';

const outcome = fc.constantFrom('none', 'late', 'failed', 'partly');
const control = fc.oneof(fc.constantFrom('Pay', ''), fc.string({ unit: 'binary', maxLength: 40 }));
const anyEvidence = fc.dictionary(
  fc.constantFrom('control', 'role', 'path', 'field', 'refusals', 'contacts', 'since', 'presses', 'outcome'),
  fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
);
const anySignal = fc.oneof(
  fc.record({ kind: fc.constantFrom(...signalKinds), evidence: anyEvidence }).map(({ kind, evidence }) => ({
    ...aRageClick(),
    key: `${kind}:1`,
    kind,
    evidence,
  })),
  fc.record({ outcome, control, presses: fc.integer({ min: 2, max: 9 }) }).map(aRageClick),
  fc.record({ outcome, control }).map(aDeadClick),
  fc.constantFrom(aWait(), aWait({ endedAt: 100_000, halfLifeMs: 60_000 }), aSilence()),
);
const anyFact = fc
  .tuple(fc.constantFrom('visitor', 'agent', 'system', 'resolved', 'open'), fc.integer({ min: 1, max: 9 }))
  .map(([what, seq]) =>
    what === 'resolved' || what === 'open' ? became(what, seq) : wrote(what, seq, 'I tried it twice'),
  );
const anyUsed = fc
  .subarray([...phraseBook], { maxLength: 30 })
  .map((phrases) => phrases.map(({ id, family }) => ({ phraseId: id, family })));

const anyInput: fc.Arbitrary<SuggestInput> = fc
  .record({
    signals: fc.uniqueArray(anySignal, { maxLength: 4, selector: ({ key }) => key }),
    chat: fc.uniqueArray(anyFact, { maxLength: 5, selector: ({ at: instant }) => instant }),
    visitorName: fc.option(fc.string({ unit: 'binary' })),
    agentName: fc.option(fc.string({ unit: 'binary' })),
    offered: anyUsed,
    seed: fc.string(),
    now: fc.integer({ min: 0, max: 30 * 60_000 }),
  })
  .map(anOccasion);

const runs = { numRuns: 300 };

describe('whatever is known', () => {
  it('[SG1] [SG3] there are at most three, of families not used before and all different', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const families = suggest(input).map(({ family }) => family);
        expect(families.length).toBeLessThanOrEqual(3);
        expect(new Set([...families, ...input.offered.map(({ family }) => family)]).size).toBe(
          families.length + new Set(input.offered.map(({ family }) => family)).size,
        );
      }),
      runs,
    );
  });

  it('[SG2] those that name the strongest fact come before all others', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const strongest = factsOf(input.signals, input.chat, input.now).signals[0]?.key;
        const names = suggest(input).map(({ signalKey }) => signalKey !== null && signalKey === strongest);
        expect(names).toEqual(names.toSorted((a, b) => Number(b) - Number(a)));
      }),
      runs,
    );
  });

  it('[KS4] [PB3] nothing is filled but what facts fill, and what rests on facts is filled', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { phraseId, parts } of suggest(input)) {
          const phrase = phraseBook.find(({ id }) => id === phraseId);
          const slots = parts.filter((part) => 'slot' in part);
          const filled = slots.filter(({ value }) => value !== null).map(({ slot }) => slot);
          expect(filled).toEqual(expect.arrayContaining([...(phrase?.rests ?? ['no such phrase'])]));
          expect(['name', 'control', 'effort', 'duration', 'page']).toEqual(expect.arrayContaining(filled));
        }
      }),
      runs,
    );
  });

  it('[SG5] order and repeats do not matter', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const mixed = {
          ...input,
          signals: [...input.signals, ...input.signals.toReversed()],
          chat: [...input.chat, ...input.chat.toReversed()],
          offered: input.offered.toReversed(),
        };
        expect(suggest(mixed)).toEqual(suggest(input));
      }),
      runs,
    );
  });
});

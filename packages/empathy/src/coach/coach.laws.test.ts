import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFix, coach, MAX_JUDGED, type Fact } from './index.ts';

const words = fc
  .array(
    fc.constantFrom(
      ...'we are you should have been forwarded soon sorry calm down it is only a parcel RMA “ ” " \' > ` . ? ! , \n 🎉 not never who I will by 17:00 poor thing must be difficult the team is working please restart'.split(
        ' ',
      ),
    ),
    { maxLength: 120 },
  )
  .map((list) => list.join(' '));
const anyText = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 200 }));
const anyContext = fc.record({
  mood: fc.oneof(fc.constantFrom('angry', 'happy', 'grieving', 'neutral', 'unknown'), fc.string()),
  customerLast: anyText,
});
const runs = { numRuns: 400 };

describe('whatever is written', () => {
  it('[RD6] [FX1] spans lie in the draft and a fix leaves the rest as it is', () => {
    fc.assert(
      fc.property(anyText, anyContext, (draft, context) => {
        for (const finding of coach(draft, context, { canDo: true }).findings) {
          for (const { start, end } of [finding.span, finding.fix.at]) {
            expect(0 <= start && start <= end && end <= draft.length).toBe(true);
          }
          expect(finding.span.end).toBeGreaterThan(finding.span.start);
          const fixed = applyFix(draft, finding);
          const { start, end } = finding.fix.at;
          expect(fixed.draft.slice(0, start)).toBe(draft.slice(0, start));
          expect(fixed.draft.slice(start + finding.fix.text.length)).toBe(draft.slice(end));
          expect(fixed.selection.end).toBeLessThanOrEqual(fixed.draft.length);
        }
      }),
      runs,
    );
  });

  it('[RD6] facts point into the draft', () => {
    fc.assert(
      fc.property(anyText, anyContext, (draft, context) => {
        const facts: readonly Fact[] = Object.values(coach(draft, context).facts);
        for (const fact of facts) {
          if (fact.is !== 'yes') continue;
          const { start, end } = fact.span;
          expect(0 <= start && start < end && end <= draft.length).toBe(true);
        }
      }),
      runs,
    );
  });

  it('[RD1] what stands behind the first 2,000 characters changes nothing', () => {
    fc.assert(
      fc.property(anyText, anyText, anyContext, (draft, more, context) => {
        const full = draft.padEnd(MAX_JUDGED, ' ok then').slice(0, MAX_JUDGED);
        expect(coach(full + more, context).steps).toBe(coach(full, context).steps);
      }),
      { numRuns: 50 },
    );
  });

  it('[RD5] instructions in the customer’s words never take a finding about attitude away', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (customerLast) => {
        const { findings } = coach('Calm down.', { mood: 'angry', customerLast });
        expect(findings.map(({ rule }) => rule)).toContain('dismissive');
      }),
      runs,
    );
  });
});

describe('hostile length', () => {
  /** Steps a character: patterns tried at a word, and words per character. Measured at most 60. */
  const MOST_STEPS = 150 * 2 * MAX_JUDGED;

  it.each([
    ['a paste', 'We are looking into it and you should have read that it will be fixed soon. '],
    ['one word', 'a'],
    ['question marks', '?'],
    ['quotation marks', '"'],
    ['apostrophes', "'a "],
    ['backticks', '`'],
    ['no sentence end', 'you not be that is we will '],
    ['quoted lines', '>\n'],
    ['half addresses', 'a@'],
    ['emoji', '🎉'],
    ['marks on letters', 'e\u0301'],
    ['halves of characters', '\ud83c'],
  ])('[RD1] 100 kB of %s cost no more than 2,000 characters of it', (_, unit) => {
    const paste = unit.repeat(Math.ceil(100_000 / unit.length));
    const { steps } = coach(paste, { mood: 'angry', customerLast: paste });
    expect(steps).toBeLessThan(MOST_STEPS);
    expect(steps).toBe(
      coach(paste.slice(0, MAX_JUDGED), { mood: 'angry', customerLast: paste.slice(0, MAX_JUDGED) }).steps,
    );
  });

  it('[RD1] twice the draft is at most about twice the work', () => {
    const unit =
      'You should know that we are not able to be in touch as soon as possible, which is only a detail. ';
    const steps = (times: number) => coach(unit.repeat(times), { mood: 'angry' }).steps;
    expect(steps(20)).toBeLessThan(steps(10) * 2.2);
  });
});

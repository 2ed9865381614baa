import type { ReflectionField } from '@attune/protocol';
import { factsIn, type Fact } from './facts-in.ts';

/** "No, I mean …", "actually", "sorry, 39.90": what follows takes the place of what was said before. */
const CORRECTING =
  /^(?:no[,.!\s]+(?!problem|worries|thank|idea|one|more|reply|answer|refund|order|luck)|nope\b|i mean(?:t)?\b|sorry,? (?:i mean|it(?:'s| was)|that(?:'s| was)|the|my)|correction\b|not exactly|that(?:'s| is) (?:not (?:right|correct|it|what)|wrong|incorrect)|wrong\b)|\b(?:i meant|i mean,|not .{1,40}, but|it(?:'s| is| was) (?:actually|not)|actually,? (?:it|i|the|my|that))\b/iu;

/** What a message takes back. */
export interface Correction {
  /** Position of the correcting message. */
  readonly seq: number;
  readonly facts: readonly Fact[];
  /** Fields it opens again when it names nothing new. */
  readonly reopens: readonly ReflectionField[];
}

/** Null for a message that corrects nothing. `previous` is what it answers: an agent's words. */
export function correctionIn(seq: number, text: string, previous: string | null): Correction | null {
  const said = text.slice(0, 400).replace(/[’ʼ]/g, "'").trim();
  if (!CORRECTING.test(said)) return null;
  // "No" to anything but a summing-up answers a question, unless it goes on to say otherwise.
  const answersSummary =
    previous !== null && /did i get (?:that|it) right|is that right|so:|correct\?/i.test(previous);
  const saysOtherwise =
    /\bi mean|\bi meant|\bactually\b|\bcorrection\b|\bnot .{1,40}, but\b|\bit(?:'s| was| is) not\b|sorry,|wrong|not right|not what|not correct/i.test(
      said,
    );
  if (!answersSummary && !saysOtherwise) return null;
  const wantsOther = /\b(?:want|need|would like|'d like|refund|replacement|cancel|looking for)\b/i.test(said);
  const reopens: readonly ReflectionField[] = answersSummary
    ? wantsOther
      ? ['wants']
      : ['happened', 'wants']
    : wantsOther
      ? ['wants']
      : ['happened'];
  return { seq, facts: factsIn(text), reopens };
}

/** Whether an earlier statement names another figure of a kind that was corrected. */
export function isOvertaken(text: string, seq: number, corrections: readonly Correction[]): boolean {
  const facts = factsIn(text);
  return corrections.some(
    (correction) =>
      correction.seq > seq &&
      correction.facts.some((right) => {
        const same = facts.filter(({ kind }) => kind === right.kind);
        return same.length > 0 && same.every(({ value }) => value !== right.value);
      }),
  );
}

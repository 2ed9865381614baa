import type { Clause } from './read-clauses.ts';
import {
  DEADLINES,
  DEEDS,
  FEELINGS,
  FILLERS,
  JUDGEMENTS,
  NO_EVENT,
  PASTS,
  STAKES,
  TROUBLES,
} from './vocabulary.ts';

const NEGATED =
  /^(?:isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|hadn't|can't|cannot|couldn't|won't|wouldn't|not|never|isnt|doesnt|didnt|wont|cant|hasnt|havent|nothing|nobody|none|unable|failed|fails|refuses|keeps|stopped)$/;
const PERFECT =
  /^(?:has|have|had|i've|we've|you've|it's|they've|he's|she's|hasn't|haven't|hadn't|was|were|been|got|gets|being|is|are)$/;
const NO_TELLING =
  /^(?:please |i (?:don't|do not|can't) (?:need|know|understand|want|think|mean|see|care|remember|mind|believe)|i (?:thought|hope|guess|think|wonder|wondered|believe|said)|i was wondering|i'm not (?:sure|happy|asking)|i have (?:a|one|another) (?:question|problem|issue)|don't |do not |not (?:sure|good|happy|really|at all|yet)|no(?:t)? (?:problem|worries|thanks)|thank|hope|let's|never mind|i mean\b|i meant\b|good (?:morning|afternoon)|that(?:'s| is) (?:not )?(?:ok|fine|good|all|it|right|true|what|wrong|helpful)|i(?:'ve| have) been (?:a )?(?:loyal )?customer)/;

const has = (clause: Clause, words: ReadonlySet<string>): boolean =>
  clause.words.some(({ is }) => words.has(is));
const plainWords = (clause: Clause): readonly string[] =>
  clause.words.map(({ is }) => is).filter((word) => !FILLERS.has(word));

/** Something happened or does not work: a past or perfect with something to it, or a denied one. */
export function tellsOfEvent(clause: Clause): boolean {
  const words = clause.words.map(({ is }) => is);
  const said = words.join(' ');
  if (words.length < 2 || clause.isQuestion || NO_TELLING.test(said)) return false;
  if (/^(?:if|when|unless|until|once|would|could|should|will|can|otherwise|not)$/.test(words[0] ?? ''))
    return false;
  if (/\b(?:i|we)(?:'ll| will|'d| would| could| might| should)\b/.test(said)) return false;
  if (isFeeling(clause) && words.length < 6) return false;
  if (
    /\b(?:error|keeps?|still (?:no|not|nothing|waiting|hasn't|haven't|doesn't|isn't)|there(?:'s| is| was| are) (?:no|an?|nothing))\b/.test(
      said,
    )
  )
    return words.length > 2 || said.includes('error');
  // "No coffee comes out": something that should be there is not.
  if (/^(?:no|nothing|nobody|none)$/.test(words[0] ?? '') && words.length > 2) return true;
  return words.some((word, index) => isEvent(words, word, index));
}

const PREDICATIVE = /^(?:late|lost|down|dead|dirty|closed|empty|gone|stuck|suspended|limited)$/;
const BEFORE_A_STATE =
  /^(?:is|are|was|were|isn't|been|be|being|it's|got|gone|arrived|came|too|still|so|completely|days?|hours?|weeks?|went|get|has|have|remains?|stays?|i'm|they're|we're|that's)$/;

function isEvent(words: readonly string[], word: string, index: number): boolean {
  if (NEGATED.test(word)) return words.length > 2 && index < words.length - 1;
  // "It arrived late", but not "my late father".
  if (PREDICATIVE.test(word)) return BEFORE_A_STATE.test(words[index - 1] ?? '');
  if (TROUBLES.has(word)) return words.length > 1;
  return isPastVerb(words, word, index);
}

function isPastVerb(words: readonly string[], word: string, index: number): boolean {
  if (NO_EVENT.has(word)) return false;
  if (/^(?:was|were|had|did|been|done)$/.test(word)) return words.length > 3 && index > 0;
  if (PASTS.has(word)) return words.length > 2;
  return word.length > 4 && word.endsWith('ed') && (index <= 6 || PERFECT.test(words[index - 1] ?? ''));
}

/** They tell what they did to help themselves. */
export function tellsOfTrying(clause: Clause): boolean {
  const words = plainWords(clause);
  if (clause.isQuestion) return false;
  const isRepeated = clause.words.some(({ is }) => /^(?:already|twice|times)$/.test(is));
  const at = words.findIndex(
    (word) => DEEDS.has(word) || (isRepeated && word.length > 4 && word.endsWith('ed')),
  );
  if (at < 0 || at > 5) return false;
  const before = words.slice(0, at).join(' ');
  if (
    /\b(?:not|never|didn't|haven't|was|were|been|got|is|be|you|it|they|card|who|to)\b/.test(before) &&
    !/\bi(?:'ve| have)? been$/.test(before)
  ) {
    return false;
  }
  const own = /^(?:(?:i|we|i've|we've|have|had|then|and|both|twice|i had|i have)\b ?)*$/.test(before);
  const deed = words[at] ?? '';
  if (!own) return false;
  const isAsking =
    /^(?:asked|requested|changed|read|opened|replaced|updated|filled|submitted|reported|looked)$/.test(deed);
  const rest = clause.words.map(({ is }) => is);
  return !isAsking || rest.includes('already') || rest.length > at + 1;
}

/** They say how they feel, or what they call the matter. */
export function isFeeling(clause: Clause): boolean {
  const words = plainWords(clause);
  const said = words.join(' ');
  if (
    /\bfed up\b|\bsick of\b|\bin tears\b|\bat my wits\b|\bhad enough\b|\blove (?:it|this|that)\b|\bthank(?:s| you)\b/.test(
      said,
    )
  )
    return true;
  const self = /\b(?:i|i'm|im|we|we're|me|feel|feeling|felt|makes|made|getting|makes me|am)\b/.test(said);
  if (words.some((word, index) => JUDGEMENTS.has(word) && isOfTheMatter(words[index + 1]))) return true;
  return (
    self &&
    has(clause, FEELINGS) &&
    !/\b(?:lost|hurt|fed|concerned) (?:my|the|our|a|it)\b/.test(said) &&
    !/\blost\b/.test(said)
  );
}

/** "This is ridiculous", "terrible service", but not "a horrible noise". */
function isOfTheMatter(next: string | undefined): boolean {
  return (
    next === undefined ||
    /^(?:service|support|experience|company|that|and|because|for|how|to|but|customer|of|in|if|when)$/.test(
      next,
    )
  );
}

/** Something hangs on it: an event or a duty with a day, or what follows if it fails. */
export function tellsOfStake(clause: Clause): boolean {
  const words = clause.words.map(({ is }) => is);
  const said = words.join(' ');
  if (has(clause, STAKES) && has(clause, DEADLINES)) return true;
  if (
    /\b(?:is|are|rent|bill|payment) due\b|\bdeadline\b|\brun(?:ning)? out\b|\bi(?:'ll| will)(?: \w+){0,2} (?:lose|miss)\b|\b(?:otherwise|without|or|so|then)\b.* can(?:'t|not) (?:pay|work|sleep|afford|eat|travel)\b/.test(
      said,
    )
  )
    return true;
  return (
    /\b(?:before|by|until|for)\b/.test(said) &&
    has(clause, STAKES) &&
    words.length > 3 &&
    /\b(?:need|have|must|leave|leaving|supposed)\b/.test(said)
  );
}

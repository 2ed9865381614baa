import { heardIn } from '../facts.ts';
import { beforeAll, wholeSentence, type Rule } from '../occasion.ts';
import { find, patterns, type Work } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';
import { emergencyCall, instruction } from '../vocabulary.ts';

const openQuestion = patterns(`
  what|which|when|where|who|how|why
`);
const askingBack = patterns(`
  please ..1 send|tell|give|let|confirm|share|describe|show|write|provide|bear|note
  let me
  tell me
  ^ ..1 hang|hold|sit|bear|wait in|on|tight|with|for|a
  please ..1 accept|bear|know|excuse|forgive|be|do|hold
`);

const givingBack = patterns(`
  send|ship|bring|mail|post|take ..4 back|in
`);

export const prematureSolution: Rule = {
  name: 'premature-solution',
  label: 'Solves before listening',
  explanation:
    'An instruction comes first, though the customer is upset or has tried already. Reflect or ask before you instruct. ' +
    'A clear how-to request gets its instruction at once.',
  strictness: 1,
  judge({ draft, sentences, customer, work }) {
    // Questions and nothing else ask, in whatever way they ask it.
    const onlyAsks = sentences.every((each) => each.asks && !find(tryThis, each, work));
    const opportunity = (customer.distress > 0 && customer.tellsTrouble) || customer.tried;
    if (!opportunity || onlyAsks || customer.asksHow || customer.urgent) return null;
    const at = sentences.findIndex(
      (sentence) =>
        find(instruction, sentence, work) &&
        !find(emergencyCall, sentence, work) &&
        (!find(askingBack, sentence, work) || find(givingBack, sentence, work)),
    );
    const sentence = sentences[at];
    if (!sentence) return null;
    if (customer.onlyAsks && !customer.tried) return null;
    const before = sentences.slice(0, at);
    const asksOpenly = sentences.some((each) => each.asks && find(openQuestion, each, work));
    const hasWorked = [...before, upTo(sentence, work)].some((each) => find(ownDeed, each, work));
    if (asksOpenly || hasWorked || heardIn(before, customer, work)) return null;
    if (heardInItself(sentence.words.length, sentences.length, at)) return null;
    return {
      span: wholeSentence(draft, sentence),
      why: 'The customer has not been heard yet. Say first what you understood, or ask.',
      fix: beforeAll('So {what happened}, and you have already {what they tried}.'),
    };
  },
};

/** What stands before the instruction: "I have cleared it, try again". */
function upTo(sentence: Sentence, work: Work): Sentence {
  const from = find(instruction, sentence, work)?.from ?? 0;
  return { ...sentence, words: sentence.words.slice(0, from) };
}

const tryThis = patterns(`
  tried|try|trying
`);
const ownDeed = patterns(`
  i have|had ..2 %ed|sent|put|made|found|written|begun
  i %ed|found|sent|put|made
  i am ..1 %ing
`);

/** A long explanation that ends in an instruction has not jumped to it. */
function heardInItself(words: number, sentences: number, at: number): boolean {
  return words > 30 || (sentences > 4 && at > 2);
}

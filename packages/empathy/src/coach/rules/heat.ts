import {
  firstMeant,
  insteadOfSentence,
  isReported,
  wholeSentence,
  type Occasion,
  type Rule,
} from '../occasion.ts';
import { patterns, type Match } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';

const heated = patterns(`
  as|like i|we ..2 already|just|clearly|said|told|wrote|explained|mentioned|stated
  as already|previously ..1 said|told|explained|mentioned|stated|written
  how many ..1 times|more|often
  for the last|second|third|fourth|tenth|hundredth|umpteenth time
  once again|more ^ i
  i ..2 already ..1 told|said|explained|answered|wrote|sent|mentioned|gave
  as ..2 said|stated|written|explained|mentioned|told ..1 before|above|already|earlier|previously
  ^ ..1 i repeat
  with that|this|such ..1 attitude|tone|language|manner~|behaviour
  watch your tone|language|mouth
  magic|crystal wand|ball|trick
  mind reader
  work miracles
  how dare
  knock yourself out
  be my guest
  nobody|noone ..1 forces|forcing|makes|making|keeps|stops you
  no one ..1 forces|forcing|makes|making|keeps|stops you
  if you ..1 stop|stopped|quit|let|finished
  get a word in
  let me ..1 finish|do my
  i can read|hear|see|count ^
  ^^ excuse me $
  i already|just|clearly ..1 told|explained|wrote|said
  ^^ patience $
  i have ..2 explained|told|said|answered|written|repeated|mentioned ..5 times|twice|already|before
  ^ then? ask|say|read|write|look|listen|spell ..3 properly|clearly|nicely
  careful what|how you
  why are|do you ..1 still|even
  snap|snapping|click my|our finger|fingers
  believe|think|say|shout|complain|want|threaten ..1 what|whatever|all|as ..1 you|much
  guess who|what|why
  for crying out
  for ..1 sake
  not ..4 any ..1 simpler|clearer|plainer|slower
  apparently $
  i am ..1 shaking|trembling|quaking
  your insults|attitude|drama|tantrum|tone
  royal|majesty|highness|excellency|lordship
  i told|explained you ..3 twice|times|already
  read|look ..5 again slowly|carefully|properly|please?
  read ..4 again $
  this time ..2 carefully|properly|slowly|please
  slowly ..1 this time
  two hands
  repeat|repeating myself
  well|oh ..1 obviously|clearly|congratulations|great|sure|excuse
  ^ obviously|clearly|evidently
  obviously $
  good luck with that|finding|getting|trying
  what ..1 do|did you ..1 expect
  what part of
  is that ..1 so hard|difficult
  can|could|do|did not you ..1 read|understand|see|listen|get
  can|could|do|did you ..1 not ..1 read|understand|see|listen|get
  are you even|serious|kidding|joking|deaf|blind|stupid
  i ..1 do not ..1 have time
  not my ..1 problem|job|business|fault
  do ..1 not ..1 shout|yell|swear|threaten|waste
  stop shouting|yelling|asking|complaining|wasting|writing|whining|bothering
  with all ..1 respect
  whatever $
  thanks|thank ..1 for ..2 nothing|shouting|lecture|opinion|drama|sarcasm
  like it or not
  if you ..2 bothered|listened
  since|as you ..2 know everything|better
  ridiculous|nonsense|stupid|idiot|idiotic|absurd|silly
  suit yourself
  too bad
  tough luck
  deal with it
  do your own
  how ..1 nice|lovely|original|clever of|for? you
  bravo|duh
  do me a favour|favor
  for once
  ^ you know $
  because i|we ..1 have|am|are ..2 other|busy|only
  i ..2 only have ..1 two|one
  maybe|perhaps you ..1 should|could|might|ought
  if you ..1 actually|really|simply ..1 %base
  actually|really ..1 read|follow|listen|look|try|bother
  you ..1 should ..1 listen|calm
  perfectly|very well $
  enough is enough
  i am not ..2 your|a ..1 servant|slave|secretary|robot|machine|magician|wizard|psychic
`);
const abbreviated = /^[\p{Lu}\p{N}]{2,5}$/u;

export const heat: Rule = {
  name: 'heat',
  label: 'Heat',
  explanation:
    'Capitals, rows of marks, sarcasm, "as I already said". Keep it calm and courteous; heat answers with heat.',
  strictness: 3,
  judge(occasion) {
    const match = firstMeant(heated, occasion, (found) => !isReported(found) && !isOwnFault(found));
    const sentence = match?.sentence ?? shoutedIn(occasion) ?? markedIn(occasion);
    if (!sentence) return null;
    return {
      span: wholeSentence(occasion.draft, sentence),
      why: 'This reads as anger. Say the same once more, plainly.',
      fix: insteadOfSentence(occasion.draft, sentence, '{the same, plainly}'),
    };
  },
};

/** "It was silly of me". */
function isOwnFault({ sentence: { words }, from }: Match): boolean {
  return owned.has(words[from]?.text ?? '') && words.some(({ text }) => text === 'me' || text === 'sorry');
}

const owned = new Set('ridiculous nonsense stupid idiotic absurd silly'.split(' '));

function shoutedIn({ sentences, draft, customer }: Occasion): Sentence | null {
  for (const sentence of sentences) {
    const loud = sentence.words.filter((word) => {
      const said = draft.slice(word.start, word.end);
      return (
        word.shouted &&
        word.text.length > 1 &&
        !/\p{N}/u.test(said) &&
        (emphatic.has(word.text) || !customer.terms.has(word.text))
      );
    });
    const words = loud.filter((word) => emphatic.has(word.text));
    const long = loud.filter((word) => !abbreviated.test(draft.slice(word.start, word.end)));
    if (words.length > 0 && (words.length + long.length > 1 || strong.has(words[0]?.text ?? '')))
      return sentence;
    if (long.length > 1 || (long.length === 1 && isHammered(sentence, draft))) return sentence;
  }
  return null;
}

function isHammered({ end }: Sentence, draft: string): boolean {
  return /^[!?]{2}/u.test(draft.slice(end, end + 2));
}

const strong = new Set(
  'follow listen think understand not already never must you read your stop again told said always why nothing'.split(
    ' ',
  ),
);
const emphatic = new Set([
  ...strong,
  ...'no is are was will do did all any the in email have has very please now yes only this that what how here there my our can cannot should would could need look just wait'.split(
    ' ',
  ),
]);

/** Two or more question or exclamation marks in a row, to somebody who is not happy. */
function markedIn({ sentences, draft, customer }: Occasion): Sentence | null {
  if (customer.happy) return null;
  return (
    sentences.find((sentence) => {
      const marks = draft.slice(sentence.end, sentence.end + 3);
      return (
        marks.startsWith('???') ||
        marks.startsWith('?!?') ||
        (marks.startsWith('??') && customer.distress > 0)
      );
    }) ?? null
  );
}

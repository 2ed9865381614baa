import { firstMeant, isReported, spanOf, wholeSentence, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns, type Match } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';
import { classes, concreteTime } from '../vocabulary.ts';

/** Words that sound like a time. */
const vagueTime = patterns(
  `
  soon|soonish !as
  when|once|if things|it|everything|we|business|work|demand|time|circumstances ..1 calm~|settle~|ease~|slow~|quiet~|allow~|permit~|quieten~
  shortly|asap|sometime|someday|eventually|presently|momentarily
  as|so soon|quickly|fast|swiftly|promptly|early as !it|he|she|the|your|you|that|this|my
  in due course|time
  in a ..1 bit|while|jiffy|sec|tick|flash
  little|bit|while|moment longer
  in|within a ..2 reasonable
  at some|a ..1 point|stage|time|later
  in|over the|near coming|near|next|following|few future|days|weeks|while|time|hours
  in the ..1 near|foreseeable|not future|too?
  when i|we|somebody|someone ..1 get|can|have|find ..2 chance|time|moment|to|minute|around
  when|whenever|wherever possible
  at the|our|my|their|his|her ..1 earliest|first ..1 convenience|opportunity|chance
  before ..1 long
  in no time
  as|so soon|quickly|fast as he|she|they|it ..1 can|could|is|are|possible
  when|if there is ..1 a|an|some? chance|time|opportunity|capacity
  when the time comes
  at a later
  get|gets round|around to
  in one of
  for the near future
  further notice
  stay tuned
  in the pipeline
  sooner or later
  some ..1 time
  a little|bit later
  quickly|promptly|swiftly $
  one day
  next season|year or so
  one of these days
  any day|time|moment now|soon?
  once|when|until i|we|they ..1 know|hear|have|learn|get|find ..2 more|back|anything|something|news|update|answer|out|information|word
  later on
  down the line
  in a few|couple days|weeks|hours
`,
  classes,
);
/** Words that promise contact and leave open when. */
const vagueContact = patterns(
  `
  report|reporting back
  <!you get|come back $
  leave it|this|that with me|us
  ring|phone you|back
  keep|keeping you ..1 posted|updated|informed|up|in|abreast
  get|getting|come|coming|be|revert|circle back to you|on
  be|get|stay|being in touch
  reach out to you
  will|shall|to reach out
  i am on it|this|that|the $
  hang in|on|tight
  hold|sit tight|on
  circle|circling back
  bear with me|us
  drop you a
  keep|have an eye on|out
  follow up with you|on
  let you know if|when|once|as|should|whenever ..1 i|we|there|anything|something
  let|give you ..1 know|update|news $$
  you will|shall|should ..2 hear|hearing from|more|back
  ping|text|message|call|mail|shout you ..2 moment|when|once|as|if
  the moment|second|minute|instant i|we|there|it
  as soon as|when|once ..1 there ..3 news|update|more|anything
`.replaceAll('$$', '$'),
  classes,
);
const someone = patterns(
  `
  someone|somebody|they|people|agent|specialist|member|representative|one|colleague ..6 will|should|is|are|shall ..2 call~|contact~|be|get|look~|write~|take|reach~|deal~|come|reply~|help|see|check~|handle~|respond~|going|assist|ring~|phone~|write~|answer~|visit~
  a|the manager|supervisor|colleague|technician|expert|advisor|adviser ..2 will|is ..4 you
`,
  classes,
);
const vagueOwner = [...vagueContact, ...someone];
const promising = patterns(`
  will|shall|should|ought|going|hope|hoping|try|trying|aim|expect|expecting|promise|bear|might|may
  i am|are|have ..2 %ing
  am|are|is|be ..1 %ing
  get|keep
  planned|scheduled|slated|due|expected|intended|foreseen
`);
const noPromise = patterns(`
  see|talk|speak|chat|meet to? you ..1 soon|later|shortly
  get|feel well|better
  let me|us know
  used to
  as soon as you
  could|can|would you ..2 soon|shortly|asap|possible
  please ..6 soon|asap|possible
`);

export const vaguePromise: Rule = {
  name: 'vague-promise',
  label: 'A promise without a time',
  explanation:
    '"Soon" and "I\'ll keep you posted" leave the customer waiting by the phone. A time helps, or "no date yet, I write again ' +
    'at …". To be open about not knowing, with a time, is fine.',
  strictness: 1,
  judge(occasion) {
    const meant = (found: Match) => isVague(found, occasion);
    const contact = firstMeant(vagueOwner, occasion, meant);
    const match =
      contact ?? firstMeant(vagueTime, occasion, (found) => meant(found) && promises(found, occasion));
    if (!match) return null;
    const end = wholeSentence(occasion.draft, match.sentence).end;
    return {
      span: spanOf(match),
      why: 'The customer cannot tell how long to wait. Say a time, or when you will write again.',
      fix: { text: ' I do not have a date yet; I will write again at {time}.', at: { start: end, end } },
    };
  },
};

function promises({ sentence }: Match, { work }: Occasion): boolean {
  return find(promising, sentence, work) !== null;
}

function isVague(match: Match, occasion: Occasion): boolean {
  const { sentence } = match;
  const { sentences, work } = occasion;
  if (sentence.asks || isReported(match) || find(noPromise, sentence, work)) return false;
  if (sentence.words[match.from - 1]?.text === 'not') return false;
  const at = sentences.indexOf(sentence);
  const says = (each: Sentence | undefined) => each !== undefined && find(concreteTime, each, work) !== null;
  const before = sentences[at - 1];
  return !says(sentence) && !says(sentences[at + 1]) && !(says(before) && before && looksAhead(before, work));
}

const ahead = patterns(`will|by|until|latest|going|minute~|hour~`);

function looksAhead(sentence: Sentence, work: Occasion['work']): boolean {
  return find(ahead, sentence, work) !== null;
}

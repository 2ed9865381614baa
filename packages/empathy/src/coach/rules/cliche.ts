import { allWords, topicsTakenUp } from '../customer.ts';
import { insteadOfSentence, wholeSentence, type Found, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns } from '../reading/pattern.ts';
import { readText, type Sentence } from '../reading/read-text.ts';
import { stem } from '../reading/stem.ts';
import { isCommon, topicOf } from '../reading/topics.ts';
import { classes, concreteTime } from '../vocabulary.ts';

const all = {
  ...classes,
  regret: 'sorry apologise~ apologize~ apologies apology regret~',
  bother:
    'inconvenience~ inconvenienced trouble~ caused concern~ worry distress upset frustration discomfort disruption~ issue~ hassle',
  thank: 'thank~ thanks appreciate~ grateful',
  courtesy:
    'patience understanding cooperation loyalty feedback business interest custom support continued trust attention forbearance input',
  touch: 'reach~ contact~ writing getting bringing touch message~ inquiry enquiry choosing',
  virtue:
    'priority importance important valued value~ valuable committed commitment strive~ pride proud dedicated dedication quality excellence excellent matters utmost seriously foremost highest best aim~ endeavour~ ensure~ cherish~ treasure~',
  house:
    'customer~ request inquiry enquiry message service~ satisfaction experience~ feedback business concern~ happiness comfort opinion wellbeing safety health call loyalty relationship standard~ matter~ privacy',
  grasp:
    'understand~ realise realize appreciate~ sympathise~ sympathize~ empathise~ empathize~ hear~ acknowledge~ recognise recognize relate~ imagine',
  feeling:
    'frustration~ frustrated frustrating concern~ feeling~ feel disappointment annoyance anger situation position upset upsetting dissatisfaction discontent inconvenience disappointed',
};

/** Sentences that fit every message, by what they put together rather than by their wording. */
const stock = patterns(
  `
  @regret ..4 any ..3 @bother
  @regret ..5 inconvenience~|inconvenienced|disruption~
  @regret ..3 for|about ..2 trouble|frustration|hassle|issue|issues|experience
  @regret to|you ..2 hear|hearing that|this|about? !the|you|your|our
  @thank ..6 @courtesy
  @thank ..3 @touch
  i|we|can|do|and|completely|fully|totally|certainly ..2 @grasp ..3 @feeling
  i|we|can ..2 @grasp ..2 where you are|come
  rest ..1 assured
  be assured
  aim|aims|strive|strives|endeavour|seek|committed ..1 to|for ..1 provide|providing|deliver|delivering|offer|offering|giving|give|excellence|be|ensure|make
  each and every
  is|are|remains our|a|the ..2 priority|goal|aim|mission|promise|commitment|passion|focus
  live|lives|lived|lives up to
  our|your|usual|high expectations|standards
  @courtesy|confidence ..1 is|are ..3 @virtue
  our utmost|best
  continue|continuing to choose|trust|enjoy|shop|be|serve
  we|i ..2 @virtue ..2 @virtue
  value|respect ..1 your time
  your time is ..2 valuable|important|precious
  your ..1 @house ..1 counts|matters
  concern~|voice|voices|opinion ..2 been|be|is|are heard
  hesitate to
  feel free to
  your|our ..2 @house ..2 is|are|means|mean|remains|matters ..4 @virtue|us|lot|everything
  we|i ..3 @virtue ..7 @house
  we|i ..2 @virtue ..4 @house
  @house ..2 @virtue
  at|is|are the ..1 heart|core|centre|center of
  regain|earn|win|restore|keep your ..1 trust|confidence|business|loyalty
  as a valued
  valued customer
  number one priority
  at your ..1 convenience
  is|be|are there anything|something else ..3 help|assist|do
  anything else ..3 help|assist
  hope this|that|my ..2 finds|helps|clarifies|answers
  going|go above and beyond
  the extra mile
  on behalf of ..3 company|team|everyone|us|all
  happy|glad|delighted|here|pleased to ..1 help|assist|serve
  look|looking forward to ..2 hearing|serving|welcoming|your
  happy to be of service|assistance
  of ..3 importance|priority
  means a lot|everything|so to us
  sorry for your experience
  help~ us ..2 improve~|serve|better|grow|become
  customer~ ..2 first|king
  @house ..1 come|comes ..1 first
  as per ..2 policy|procedure
  valuable to us
  @courtesy ..1 is|are ..3 appreciated|valued|welcome
  mean|means ..2 lot|deal|world
  every effort
  @thank ..3 taking ..2 time
  @thank ..6 share|sharing
  everything ..3 in my|our power
  no stone unturned
  unforeseen circumstances
  technical difficulties
  high|higher ..2 volume|demand
  agents|lines are ..2 busy
  <!until you are in ..1 good hands
  feel|felt|feels ..1 the same
  if i were|was you|in
  @thank ..4 concern~|comments|opinion|honesty|remarks
  fell|fall|fallen short of ..2 expectations|standards|mark|usual|our|your
  exceed|meet|met ..2 expectations
  we are here for you
  in these ..1 times
`,
  all,
);

const ownerOfHelp = patterns(`
  happy|glad|delighted|here|pleased to ..1 help|assist|serve
  feel free to
  thank~|thanks|appreciate ..3 reach~|contact~|writing|getting|message~
  is|be|are there anything|something else ..3 help|assist|do
  anything else ..3 help|assist
  hope this|that|my ..2 finds|helps|clarifies|answers
`);

export const cliche: Rule = {
  name: 'cliche',
  label: 'A line that fits everybody',
  explanation:
    'Stock lines irritate more than silence, as they show that nobody read (Clark et al. 2013). ' +
    'The same words with what this customer told are fine. Lines your team overuses count as well.',
  strictness: 1,
  judge(occasion) {
    for (const sentence of occasion.sentences) {
      const isOverused = overused(sentence, occasion.context.overused ?? []);
      if (isOverused || (isStock(sentence, occasion) && !isSpecific(sentence, occasion))) {
        return found(occasion, sentence);
      }
    }
    return null;
  },
};

/** Whether a sentence is of the kind that fits every message, whatever else it says. */
export function isStockLine(sentence: Sentence, { work }: Occasion): boolean {
  return find(stock, sentence, work) !== null;
}

function isStock(sentence: Sentence, { customer, facts, work }: Occasion): boolean {
  if (!find(stock, sentence, work)) return false;
  // Common courtesy to somebody calm, or on the way to a question, is no cliché worth a word.
  return !find(ownerOfHelp, sentence, work) || (customer.distress > 0 && facts.asked.is !== 'yes');
}

/** The event is named: a time, a number, a cause, or what the customer spoke of. */
function isSpecific(sentence: Sentence, { customer, work }: Occasion): boolean {
  const words = allWords(sentence);
  if (words.some(({ text }) => /^\p{N}/u.test(text)) || namesTime(sentence, work)) return true;
  const taken = topicsTakenUp(words, customer).filter((word) => !isCommon(topicOf(word) ?? ''));
  return taken.some((word) => !hollow.has(word.stem));
}

/** Today and now are every message's time. */
function namesTime(sentence: Sentence, work: Occasion['work']): boolean {
  const time = find(concreteTime, sentence, work);
  return time !== null && !['today', 'now', 'right'].includes(sentence.words[time.from]?.text ?? '');
}

const hollow = new Set(
  'frustration frustrated frustrating concern concerns inconvenience sorry understand trouble service customer feedback patience experience'
    .split(' ')
    .map(stem),
);

function overused(sentence: Sentence, lines: readonly string[]): boolean {
  if (lines.length === 0) return false;
  const said = sentence.words.map(({ text }) => text).join(' ');
  return lines.slice(0, 200).some((line) => {
    const words = readText(line.slice(0, 300)).flatMap((each) => each.words.map(({ text }) => text));
    return words.length > 2 && said.includes(words.join(' '));
  });
}

function found({ draft }: Occasion, sentence: Sentence): Found {
  return {
    span: wholeSentence(draft, sentence),
    why: 'This fits every message, so it says nothing to this customer. Name what happened.',
    fix: insteadOfSentence(draft, sentence, 'I see that {event}.'),
  };
}

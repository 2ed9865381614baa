import { wholeSentence, type Rule } from '../occasion.ts';
import { find, patterns } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';

const closed = patterns(`
  ^ and|but|so|or|ok|okay|hi|hello|then|also? ..1 is|are|was|were|do|does|did|has|have|had|can|could|will|would|should
  ^^ ..3 is|are|was|were|do|does|did|has|have|had|can|could|will|would it|you|your|the|there|this|that|any|anything|they|he|she|both|all|everything
  right $
`);
const open = patterns(`
  what|which|where|who|whom|whose|how|why
  ^ ..1 when is|was|are|were|do|did|does|has|have|will|can|would
  since|until|till when
  tell|describe|explain|walk|show ..1 me|us
`);
/** Questions whose yes or no is all that is needed. */
const fine = patterns(`
  shall|may|should i|we
  would|do you ..2 like|want|prefer|rather|mind
  would ..3 help|suit|work|be|do
  is ..2 ok|okay|alright|fine|convenient|correct|right|still|safe
  does|did|do|will|would|is|has that|this|it|everything ..3 help|sense|work|fix|solve|suit|show|look|now|better|again|back|clear|answer|fit|match
  confirm|verify|repeat
  can|could|would|will you|i|we
  ok|okay|alright|agreed $
  anything else
  safe|hurt|injured|okay|danger|alone|breathing|bleeding
  your|the|this|which ..3 name|address|postcode|birth|birthday|email|number|digits|holder|identity
  account ..2 your|name|number|ending|holder
  your account
`);
const deed = patterns(`
  i will|can|have|am|just
  i %ed|sent|put|made
  you can|will|could
  here is|are
  has|have|is|was|are been|back|refunded|fixed|done|running|ready
`);

/** "Card or cash?", and not "Or was it cash?". */
const isChoice = ({ words }: Sentence) => words.some(({ text }, at) => at > 0 && text === 'or');

export const closedQuestionOnly: Rule = {
  name: 'closed-question-only',
  label: 'Only yes-or-no questions',
  explanation:
    'While you explore, an open question brings out what you would not think to ask. Verification, consent, a choice and ' +
    'emergencies are fine.',
  strictness: 1,
  judge({ draft, sentences, customer, context, work }) {
    if (context.phase === 'resolve' || context.phase === 'close' || customer.urgent || customer.asksHow)
      return null;
    const questions = sentences.filter((sentence) => sentence.asks);
    const [first] = questions;
    if (!first || customer.happy || customer.length === 0) return null;
    if (customer.distress === 0 && !customer.tellsTrouble && !customer.leaving) return null;
    if (sentences.some((sentence) => find(open, sentence, work))) return null;
    const isExploring = sentences.every(
      (sentence) => !find(deed, sentence, work) && (sentence.asks || sentence.words.length < 8),
    );
    const isClosed = (sentence: Sentence) =>
      find(closed, sentence, work) && !find(fine, sentence, work) && !isChoice(sentence);
    if (
      !isExploring ||
      !isClosed(first) ||
      !questions.every((each) => isClosed(each) || each.words.length < 4)
    )
      return null;
    const end = wholeSentence(draft, first).end;
    return {
      span: wholeSentence(draft, first),
      why: 'A yes or no will tell you little here. Ask so that the customer can tell.',
      fix: { text: 'What happened just before {event}?', at: { start: first.start, end } },
    };
  },
};

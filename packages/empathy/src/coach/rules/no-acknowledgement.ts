import { beforeAll, wholeSentence, type Rule } from '../occasion.ts';
import { find, patterns, type Work } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';
import { concreteTime, emergencyCall } from '../vocabulary.ts';

const openQuestion = patterns(`
  ^ what|which|how|why|when|where
  ^ describe|explain|walk
  would|do you ..1 rather|prefer
  tell|show me|us ..1 what|how|more|about|when
`);

/** What a form would ask as well. */
const intake = patterns(`
  what|which ..4 tariff|contract|subscription|product|provider|bank|version|number|reference|country|name|email|address|model|browser|device|system|date|plan|code|postcode|account|id|os|phone|street
`);

/** What one goes on to once somebody was heard. */
const business = patterns(`
  i ..1 will|can|have|need|am|would|may|could|require|see
  please|kindly
  your ..2 number|name|address|reference|birth|details|email|code|account|profile
  voucher|discount|credit|gift|coupon|points|refund|document|form|hours|times|available|article|page|link|settings|policy|version|programme|program
  my name|colleague
  our|we !mistake|fault|error|side|end
  you can|could|may|need
  hello|hi|welcome|thanks|thank|good ..1 morning|afternoon|evening|support|you|for
  by|between|from|until|at %num
  takes|usually|normally|generally
`);

/** Who has just done it has heard what it was about; a present in its place has not. */
const doing = patterns(`
  i|we have ..2 %ed|taken|put|sent|stopped|made|found|begun|moved
  i %ed|took|put|sent|made|found
  on its|the|their|his|her way
  <!was|were is|are|been ..1 cancelled|refunded|fixed|restored|done|corrected|replaced|reversed|removed|unlocked|changed|moved|stopped|back
`);
const giving = patterns(`
  add~|open~|create~|log~|raise~|issue~|receive~|register~|note~|send~|sent|put|give~|given|offer~|forward~ ..4 voucher|discount|credit|coupon|points|gift|file|case|profile|request|complaint|ticket|message|newsletter|list|note|brochure
`);

/** Who is sent, with a time, was sent for what they told. */
const coming = patterns(`
  %name|he|she ..1 will|is ..3 on|at|%ing|be|come|call|ring|bring|by
  i ..1 will|am ..2 call~|ring~|come~|bring~|send~|book~|refund~|drive~
  will be ..1 with|at|there|here
  will arrive|reach
  comes|calls|rings|arrives|leaves|brings ..3 at|on|by|today|tomorrow
`);

function isTimedDeed(sentence: Sentence, work: Work): boolean {
  return (
    find(coming, sentence, work) !== null &&
    !find(giving, sentence, work) &&
    find(concreteTime, sentence, work) !== null
  );
}

export const noAcknowledgement: Rule = {
  name: 'no-acknowledgement',
  label: 'Nothing of it taken up',
  explanation:
    'The customer tells of new trouble and the reply takes up none of it: no thing, number or effect of theirs. Content counts, ' +
    'not a phrase. A second reply on the same trouble and urgent action are fine.',
  strictness: 1,
  judge({ draft, sentences, customer, context, facts, work }) {
    const opportunity =
      customer.distress > 0 &&
      customer.length >= 4 &&
      customer.topics.size > 1 &&
      context.firstReply !== false;
    if (!opportunity || customer.urgent || customer.asksHow || customer.onlyAsks) return null;
    if (facts.heard.is === 'yes') return null;
    const spoken = sentences.filter(({ words }) => words.length > 0);
    const length = spoken.reduce((sum, { words }) => sum + words.length, 0);
    const [first] = spoken;
    if (!first || length < 4) return null;
    const asksOpenly = (each: Sentence) => find(openQuestion, each, work) && !find(intake, each, work);
    if (spoken.some((each) => find(emergencyCall, each, work) || asksOpenly(each) || isTimedDeed(each, work)))
      return null;
    if (
      spoken.some((sentence) => find(doing, sentence, work)) &&
      !spoken.some((sentence) => find(giving, sentence, work))
    ) {
      return null;
    }
    if (!spoken.some((each) => each.asks || find(business, each, work))) return null;
    return {
      span: wholeSentence(draft, first),
      why: 'Nothing of what the customer told is in the reply. Take up their words before you go on.',
      fix: beforeAll('So {what happened}, and you want {what they want}. Did I get that right?'),
    };
  },
};

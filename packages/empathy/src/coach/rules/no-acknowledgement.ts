import { beforeAll, wholeSentence, type Rule } from '../occasion.ts';
import { find, patterns } from '../reading/pattern.ts';

const openQuestion = patterns(`
  ^ what|which|how|why|when|where
  tell|show me|us ..1 what|how|more|about|when
`);

/** What one goes on to once somebody was heard. */
const business = patterns(`
  i ..1 will|can|have|need|am|would|may|could|require|see
  please|kindly
  your ..2 number|name|address|reference|birth|details|email|code|account|profile
  voucher|discount|credit|gift|coupon|points|refund|document|form|hours|available|article|page|link|settings
  my name|colleague
  you can|could|may|need
  hello|hi|welcome|thanks|thank
`);

/** Who has just done it has heard what it was about; a present in its place has not. */
const doing = patterns(`
  i|we have ..2 %ed|taken|put|sent|stopped|made|found|begun|moved
  i %ed|took|put|sent|made|found
`);
const giving = patterns(`
  voucher|discount|credit|coupon|points|gift|file|case|profile|request|complaint|ticket
`);

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
    if (!opportunity || customer.urgent || customer.asksHow) return null;
    if (facts.heard.is === 'yes') return null;
    const spoken = sentences.filter(({ words }) => words.length > 0);
    const length = spoken.reduce((sum, { words }) => sum + words.length, 0);
    const [first] = spoken;
    if (!first || length < 4) return null;
    if (spoken.some((sentence) => find(openQuestion, sentence, work))) return null;
    if (
      spoken.some((sentence) => find(doing, sentence, work)) &&
      !spoken.some((sentence) => find(giving, sentence, work))
    ) {
      return null;
    }
    if (!spoken.some((sentence) => find(business, sentence, work) || sentence.asks)) return null;
    return {
      span: wholeSentence(draft, first),
      why: 'Nothing of what the customer told is in the reply. Take up their words before you go on.',
      fix: beforeAll('So {what happened}, and you want {what they want}. Did I get that right?'),
    };
  },
};

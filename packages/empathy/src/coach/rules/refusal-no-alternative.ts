import { afterAll, firstMeant, isReported, spanOf, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns, type Match } from '../reading/pattern.ts';

export const refusing = patterns(`
  i|we can|could|will|do|may|am|are not ..1 able|make|offer|allow|accept|give|grant|put|let|refund|change|cancel|extend|do|help|provide|honour|honor|waive|exchange|issue|approve|cover|ship|send|authorise|authorize|deliver|return|reimburse|take|replace|support|assist|process|permitted|allowed|have
  not|never ..1 possible|allowed|permitted|eligible|covered|refundable|available|negotiable|exchangeable|transferable|feasible|entitled
  non-refundable|nonrefundable|unable|impossible|ineligible|forbidden|prohibited
  non refundable|negotiable|transferable
  can not|never ..1 be ..1 %ed|done|made|given|undone
  nothing ..2 i|we ..1 can|could ..1 do
  no refunds|exceptions|exchanges|returns|way|chance|option|possibility
  not ..1 an option|possibility|alternative|choice
  against ..2 policy|rules|terms
  policy ..2 not|forbids|prohibits|prevents
  policy|rules|warranty|terms ..1 do|does|will not
  is|was|been ..1 declined|rejected|denied|refused
  out of ..1 question
  not in a|the ..1 position
  that is ..1 final
  have to|must decline|refuse|say
  is|are|was|were|be|get not ..2 accepted|offered|granted|given|provided|included|supported|exchanged|refunded|changed|moved|returned|reversed|recovered|restored|approved|honoured|honored|extended|insured|compensated|reimbursed|waived|valid
  does|do|did not ..1 allow|permit|include|cover|qualify|apply|offer|provide|support|accept|entitle|extend|count|issue|come
  not ..2 something|anything|service|thing that? i|we
  is|are|were excluded|exempt|unrecoverable|irrecoverable|irretrievable|irreversible|unavailable|void|forfeited|ruled
  no longer possible|available|valid|returnable|refundable|recoverable|covered|eligible
  too late to|for
`);
/** A no to somebody who asked for something; to others it says merely what there is. */
const bareNo = patterns(`
  there is|are ..1 nothing|none|no
  ^^ no $
  ^^ sorry|unfortunately no
  i|we can|could|will|may not ..1 %do
  ^ ..3 stands|final|fixed|binding|personal $
  nobody|noone|none ..1 is|are|has|can|will
  <!i|we has|have|is|are ..2 discontinued|withdrawn|expired|ended|closed|passed|sold|over
  ^^ no !problem|worries|need|idea|news|one|fee|cost|costs|charge|rush|hurry|stress|doubt ..3 $
  we|i never %base
  ^^ not until|before|yet|without|on|for|with|in
  ^^ no %ing|discounts|deliveries|changes|upgrades|extensions|compensation|delivery|shipping
  that|this is the rule|policy|system|rules
`);
const alternative = patterns(
  `
  i|we ..1 can|could|will|would|am|have !not|afraid|sorry|unable|sure
  instead|alternatively|otherwise|rather|either|alternative|option|options|choice
  you ..1 can|could|may|might|will !not
  would|shall|should|could|may ..1 you|i|we
  would you|that
  what|which|how|when|where
  but ..4 can|could|will|is|are|does|do
  from|until|on|by ..2 %num|@weekday
  try|use|choose|open|please
  let me|us
  or
`.replace('|@weekday', '|monday|tuesday|wednesday|thursday|friday|saturday|sunday'),
);

export const refusalNoAlternative: Rule = {
  name: 'refusal-no-alternative',
  label: 'A bare no',
  explanation:
    'A refusal with no reason and no other way makes people doubt the motive. Say what you can do, and let them choose.',
  strictness: 2,
  judge(occasion) {
    const meant = (found: Match) => isRefusal(found);
    const match =
      firstMeant(refusing, occasion, meant) ??
      (occasion.customer.requests ? firstMeant(bareNo, occasion, meant) : null);
    if (!match || hasAlternative(match, occasion)) return null;
    return {
      span: spanOf(match),
      why: 'A no and nothing else. Say why in plain words, and what you can do.',
      fix: afterAll(occasion.draft, 'What I can do is {option}, or {option}. Which would you prefer?'),
    };
  },
};

const thinking = new Set([
  'imagine',
  'thank',
  'stress',
  'believe',
  'wait',
  'understand',
  'tell',
  'say',
  'see',
  'find',
  'apologise',
  'apologize',
  'blame',
  'reach',
  'promise',
  'charge',
]);

function isRefusal(match: Match): boolean {
  const { sentence, to } = match;
  if (isReported(match) || sentence.asks) return false;
  const before = sentence.words.slice(Math.max(0, match.from - 3), match.from).map(({ text }) => text);
  if (before.some((word) => word === 'not' || word === 'if' || word === 'why')) return false;
  return !sentence.words.slice(to - 1, to + 1).some(({ text }) => thinking.has(text));
}

/** Another way is open in any sentence but the part that refuses. */
function hasAlternative(match: Match, { sentences, work }: Occasion): boolean {
  return sentences.some((sentence) => {
    if (sentence !== match.sentence) return sentence.asks || find(alternative, sentence, work) !== null;
    const after = sentence.words.slice(match.to);
    const before = sentence.words.slice(0, match.from);
    return [after, before].some((words) => find(alternative, { ...sentence, words }, work) !== null);
  });
}

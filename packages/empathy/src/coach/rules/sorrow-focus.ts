import { topicsTakenUp } from '../customer.ts';
import {
  firstMeant,
  insteadOfSentence,
  isReported,
  wholeSentence,
  type Occasion,
  type Rule,
} from '../occasion.ts';
import { find, patterns, type Match } from '../reading/pattern.ts';
import { classes } from '../vocabulary.ts';

/** What it must be like for somebody else, said from outside. */
const supposed = patterns(
  `
  must ..1 be ..1 weighing|eating|tearing|crushing|killing
  got to ..1 be|feel|hurt ..3 @distress
  must|has|have|would|can|could ..1 have? to? be|been|feel|felt|seem ..3 @distress
  that|this|it|which sounds|seems|feels|looks|sound|seem ..1 like? ..3 @distress
  ^ sounds|seems ..1 like? ..2 @distress
  ^ how ..1 @distress $
  ^ how ..1 @distress for|this|that|it
  what a|an ..2 @distress|mess|shame|pity|disaster|thing|situation|day|week|blow
  ^ you must ..2 be|feel|have ..2 @distress
  ^ i bet ..3 @distress
  no ..1 doubt ..4 @distress
  i am ..1 sure ..5 @distress
  sounds|seems|looks like|as ..8 @distress
  that|it sucks|stinks
  must ..4 going|been through
  can not|never ..1 be|have ..2 easy|fun|pleasant|nice|comfortable
  must|sounds|seems ..5 pain|hassle|ordeal|burden|blow|fright|shock|scare
  would|could|must upset|annoy|frustrate|hurt|anger|break|sting|depress|worry|scare
  ^ so ..1 @distress $
  ^ such|quite a|an ..2 @distress
`,
  classes,
);
/** The same as a plain statement: a warm word where something follows, hollow where nothing does. */
const stated = patterns(
  `
  <!you|i|we|it is|are|was|feels|hurts ..3 @distress
  ^ it is|was ..3 @distress
  is|was ..2 a|such shame|pity|bummer
  @distress ..3 for you|anyone|anybody|everyone|them
  ^ oh no
  <!i is|was not ..1 easy|fun|pleasant
  ^ ouch
`,
  classes,
);
const agentSees = patterns(`
  i ..2 realise|realize|understand|see|imagine|know|recognise|recognize|hear|sense|appreciate|get
  i|me ..1 can ..1 imagine|see|understand
`);

export const sorrowFocus: Rule = {
  name: 'sorrow-focus',
  label: 'Dwells on the sorrow',
  explanation:
    '"That must be difficult" looks on from outside. With the agent as the subject and a next step it helps: ' +
    '"I realise how difficult that must be. I will …".',
  strictness: 1,
  judge(occasion) {
    if (occasion.customer.happy) return null;
    const nothingFollows = occasion.facts.nextStep.is !== 'yes';
    const match =
      firstMeant(supposed, occasion, (found) => isFromOutside(found, occasion)) ??
      (nothingFollows ? firstMeant(stated, occasion, (found) => isFromOutside(found, occasion)) : null);
    if (!match) return null;
    return {
      span: wholeSentence(occasion.draft, match.sentence),
      why: 'You look at the sorrow from outside. Say that you see it, and what comes next.',
      fix: insteadOfSentence(
        occasion.draft,
        match.sentence,
        'I realise how {effect}. I will {deed} by {time}.',
      ),
    };
  },
};

function isFromOutside(match: Match, { customer, facts, work }: Occasion): boolean {
  const { sentence } = match;
  if (isReported(match) || sentence.asks || find(agentSees, sentence, work)) return false;
  const specifics = topicsTakenUp(sentence.words, customer).filter(
    ({ text }) => !(classes['distress'] ?? '').split(' ').includes(text),
  );
  return specifics.length < 2 || facts.nextStep.is !== 'yes';
}

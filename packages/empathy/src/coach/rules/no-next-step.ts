import { afterAll, wholeSentence, type Rule } from '../occasion.ts';
import { find, patterns } from '../reading/pattern.ts';

/** What one says to show that one has listened: only then is it plain that nothing comes after it. */
const reflecting = patterns(`
  ^^ ..2 i ..2 see|understand|realise|realize|hear|know|read|notice|get|recognise
  ^ i ..1 see|realise|realize|understand|read|hear|notice
  i can|could ..1 see|imagine|tell|understand
  ^^ ..1 you|your ..2 were|was|have|had|stood|waited|paid|tried|did|got|lost|called|wrote|sat|spent|came|went|%ed !still|only
  ^^ ..1 so you|your|the
  ^^ ..2 sorry|thank|thanks
  without|again|after
  ^ ..1 noted|understood|right|correct|true|got|indeed|ok|okay $|it|that
  you are right
  is|was|are not ..1 okay|ok|acceptable|right|fine|on
  far|much|way|no too|right|excuse
  should|must not|never|have
  not ..3 should|supposed|ought
  clearly|mistake|error|fault|wrong
  ^ ..2 %num|two|three|four|five|six|seven|eight|nine|ten days|weeks|hours|months|minutes|times|years
`);

export const noNextStep: Rule = {
  name: 'no-next-step',
  label: 'Nothing follows',
  explanation:
    'The customer has a problem, and the reply neither does, asks nor promises anything. Show that there is a way on.',
  strictness: 1,
  judge({ draft, sentences, customer, context, facts, work }) {
    const resolving = context.phase === undefined || context.phase === null || context.phase === 'resolve';
    const opportunity =
      customer.distress > 0 && customer.tellsTrouble && customer.length >= 4 && !customer.asks;
    const last = sentences.findLast(({ words }) => words.length > 0);
    if (!resolving || !opportunity || !last || customer.grieving) return null;
    const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
    if (!sentences.some((sentence) => find(reflecting, sentence, work))) return null;
    if (facts.heard.is !== 'yes' || facts.nextStep.is === 'yes' || facts.asked.is === 'yes' || length < 4)
      return null;
    return {
      span: wholeSentence(draft, last),
      why: 'The reply ends here. Say what happens next, and when.',
      fix: afterAll(draft, 'I will {deed} by {time}.'),
    };
  },
};

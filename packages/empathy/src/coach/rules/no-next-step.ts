import { afterAll, wholeSentence, type Rule } from '../occasion.ts';

export const noNextStep: Rule = {
  name: 'no-next-step',
  label: 'Nothing follows',
  explanation:
    'The customer has a problem, and the reply neither does, asks nor promises anything. Show that there is a way on.',
  strictness: 1,
  judge({ draft, sentences, customer, context, facts }) {
    const resolving = context.phase === undefined || context.phase === null || context.phase === 'resolve';
    const opportunity =
      customer.distress > 0 && customer.tellsTrouble && customer.length >= 4 && !customer.asks;
    const last = sentences.findLast(({ words }) => words.length > 0);
    if (!resolving || !opportunity || !last || customer.grieving) return null;
    const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
    if (facts.heard.is !== 'yes' || facts.nextStep.is === 'yes' || facts.asked.is === 'yes' || length < 4)
      return null;
    return {
      span: wholeSentence(draft, last),
      why: 'The reply ends here. Say what happens next, and when.',
      fix: afterAll(draft, 'I will {deed} by {time}.'),
    };
  },
};

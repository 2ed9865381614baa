import { firstMeant, insteadOfSentence, isReported, spanOf, type Rule } from '../occasion.ts';
import { patterns, type Match } from '../reading/pattern.ts';
import { classes } from '../vocabulary.ts';

const handed =
  'forwarded escalated passed referred raised logged noted assigned submitted flagged transferred relayed reported handed directed routed lodged filed registered recorded';
const promised = `${handed} looked investigated reviewed processed handled dealt fixed resolved solved sorted addressed refunded credited contacted notified informed updated replaced corrected amended checked arranged reimbursed answered examined actioned considered restored repaired prioritised prioritized rectified remedied settled worked attended compensated called phoned emailed messaged adjusted collected picked issued reopened verified clarified evaluated assessed reviewed rescheduled removed tackled seen got`;
const ongoing = `${handed} looked investigated reviewed processed handled dealt fixed resolved solved sorted addressed checked examined considered repaired worked assessed evaluated prepared`;
const all = { ...classes, handed, promised, ongoing };

const passive = patterns(
  `
  will|shall|would|should ..1 be|get ..2 @promised
  will|shall|should ..1 have been ..1 @promised
  is|are ..1 going to be|get ..2 @promised
  is|are|am ..1 to be ..1 @promised
  is|are ..2 being ..2 @ongoing
  has|have ..1 been ..1 @handed
  has|have|needs|need ..1 to be ..1 @promised
  is|are|was|were ..1 forwarded|escalated|passed on|to
  gets|get @promised
`,
  all,
);
/** What the page or a machine does to the one who presses, and what was asked for. */
const machine = new Set(['asked', 'redirected', 'charged', 'logged', 'signed']);
const handedOver = new Set(handed.split(' '));

export const passivePromise: Rule = {
  name: 'passive-promise',
  label: 'A promise without a person',
  explanation:
    '"Will be forwarded" names nobody who acts. An owner, a deed and a time can be trusted. ' +
    'What was done to the customer and what is finished are no promises.',
  strictness: 1,
  judge(occasion) {
    const match = firstMeant(passive, occasion, (found) => isPromise(found) && !isReported(found));
    if (!match) return null;
    return {
      span: spanOf(match),
      why: 'Nobody does it in this sentence. Say who, what and by when.',
      fix: insteadOfSentence(occasion.draft, match.sentence, `I will ${deedOf(match)} by {time}.`),
    };
  },
};

function isPromise({ sentence, from, to }: Match): boolean {
  const { words } = sentence;
  const verb = words[to - 1];
  const subject = words[from - 1]?.text ?? '';
  // "if it gets fixed", "you will be logged out", "by me", "by Ana from finance": an owner is there, or no promise.
  if (machine.has(verb?.text ?? '') && (subject === 'you' || words[to]?.text === 'out')) return false;
  if (words.slice(Math.max(0, from - 6), from).some(({ text }) => ['if', 'unless', 'whether'].includes(text)))
    return false;
  if (words.slice(from, to).some(({ text }) => text === 'not')) return false;
  const by = words.findIndex(({ text }, at) => at >= to && text === 'by');
  const owner = words[by + 1];
  return by < 0 || !owner || !(owner.text === 'me' || owner.text === 'myself' || isPerson(owner));
}

function isPerson({ capital, text }: { capital: boolean; text: string }): boolean {
  return capital && !classes['weekday']?.includes(text) && !classes['month']?.includes(text);
}

function deedOf({ sentence, from, to }: Match): string {
  const verb = sentence.words[to - 1]?.text ?? '';
  if (handedOver.has(verb)) return 'ask {who} to {deed}';
  const object = sentence.words.slice(0, from).map(({ text }) => text);
  const known = { refunded: 'refund', corrected: 'correct', replaced: 'replace', fixed: 'fix' }[verb];
  const isPlain = object.length > 0 && object.length < 5 && ['your', 'the'].includes(object[0] ?? '');
  return known !== undefined && isPlain ? `${known} ${object.join(' ')}` : '{deed}';
}

import { firstMeant, insteadOfSentence, isReported, spanOf, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns, type Match } from '../reading/pattern.ts';
import type { Word } from '../reading/read-text.ts';
import { classes, concreteTime } from '../vocabulary.ts';

const handed =
  'notified alerted informed forwarded escalated passed referred raised logged noted assigned submitted flagged transferred relayed reported handed directed routed lodged filed registered recorded brought queued scheduled';
const ongoing = `${handed} looked investigated reviewed processed handled dealt fixed resolved solved sorted addressed checked examined considered repaired worked assessed evaluated prepared`;
const all = { ...classes, handed, ongoing };

const passive = patterns(
  `
  will|shall|would|should ..1 be|get !a|the ..2 %ed
  will|shall|should ..1 have been ..1 %ed
  is|are ..1 going to be|get ..2 %ed
  is|are|am ..1 to be ..1 %ed
  is|are ..2 being ..1 %ed
  has|have ..2 been ..1 passed|handed on|over|along|to
  ticket|case|request|report|complaint|enquiry|file has|have ..1 been created|opened|issued|made
  <!you has|have ..2 been ..1 @handed !in|out|on|off
  is|are|remains ..2 under|in|up ..1 investigation|review|consideration|examination|evaluation|assessment
  is|are ..1 with ..1 our|the ..2 team|department|desk|people|colleagues|staff|experts|office|specialists
  has|needs ..1 to be ..1 @ongoing
  is|are|was|were ..1 forwarded|escalated
  is|are|was|were passed on|to
  ^ ..4 gets %ed
`,
  all,
);
/** What the page or a machine does, and participles that only describe. */
const describing = new Set(
  'asked redirected charged billed logged signed required needed allowed permitted closed interested pleased delighted tired disappointed located included covered used called named expected supposed prompted shown displayed saved based excused concerned prepared limited connected stored counted rounded measured invited welcomed married seated surprised satisfied finished made written reached set put held kept got given told seen done sold renewed deducted debited rewarded entitled advised recommended offered served'.split(
    ' ',
  ),
);
/** Among those, what stays a promise when nobody is named. */
const stillPromised = new Set(['told', 'given', 'made', 'done', 'put', 'set', 'kept', 'seen']);
/** Things that take their course; with a time, or to somebody calm, this is information. */
const underway = new Set(
  'delivered shipped sent dispatched posted emailed mailed paid activated collected credited'.split(' '),
);
const handedOver = new Set(handed.split(' '));

export const passivePromise: Rule = {
  name: 'passive-promise',
  label: 'A promise without a person',
  explanation:
    '"Will be forwarded" names nobody who acts. An owner, a deed and a time can be trusted. ' +
    'What was done to the customer and what is finished are no promises.',
  strictness: 1,
  judge(occasion) {
    const match = firstMeant(passive, occasion, (found) => isPromise(found, occasion) && !isReported(found));
    if (!match) return null;
    return {
      span: spanOf(match),
      why: 'Nobody does it in this sentence. Say who, what and by when.',
      fix: insteadOfSentence(occasion.draft, match.sentence, `I will ${deedOf(match)} by {time}.`),
    };
  },
};

function isPromise(match: Match, occasion: Occasion): boolean {
  const { sentence, from, to } = match;
  const { words } = sentence;
  if (describes(match, occasion) || isUnderWay(match, occasion)) return false;
  const clause = words[from]?.clause;
  const before = words.slice(Math.max(0, from - 6), to);
  if (before.some(({ text, clause: its }) => conditions.has(text) || (its === clause && meanwhile.has(text))))
    return false;
  // "Should have been told" looks back; nobody promises there.
  const said = words.slice(from, to).map(({ text }) => text);
  if (said.includes('not') || (said[0] === 'should' && said.includes('been')) || said[0] === 'would')
    return false;
  return !hasOwner(words, to);
}

function describes({ sentence: { words }, to }: Match, { customer }: Occasion): boolean {
  const verb = words[to - 1]?.text ?? '';
  const isSeenTo = verb === 'seen' && words[to]?.text === 'to';
  const isHandedOn = handedOver.has(verb) && words.slice(0, to).some(({ text }) => text === 'been');
  return (
    describing.has(verb) && !isHandedOn && !isSeenTo && !(stillPromised.has(verb) && customer.distress > 0)
  );
}

/** With a time it is news of what takes its course: "is being repaired until Friday", "will be delivered tomorrow". */
function isUnderWay({ sentence, from, to }: Match, { customer, work }: Occasion): boolean {
  const said = sentence.words.slice(from, to).map(({ text }) => text);
  const isCourse = underway.has(said.at(-1) ?? '');
  if (isCourse && customer.distress === 0) return true;
  if (!isCourse && said[0] !== 'should' && !said.includes('being')) return false;
  return find(concreteTime, sentence, work) !== null;
}

const conditions = new Set(['if', 'unless', 'whether', 'what', 'how']);
const meanwhile = new Set(['while', 'until', 'once', 'when', 'after', 'before', 'till']);

/** "By me", "by Ana from finance". */
function hasOwner(words: readonly Word[], to: number): boolean {
  const by = words.findIndex(({ text }, at) => at >= to && text === 'by');
  const owner = words[by + 1];
  return (
    by >= 0 && owner !== undefined && (owner.text === 'me' || owner.text === 'myself' || isPerson(owner))
  );
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

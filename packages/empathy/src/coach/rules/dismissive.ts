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

const all = {
  ...classes,
  upset:
    'worked upset angry worried worry panic panicked alarmed annoyed mad dramatic emotional stressed concerned excited frustrated rude sad anxious nervous scared fuss agitated afraid alarm despair bothered impatient disappointed overreact hysterical complain',
  small:
    'small minor little tiny trivial silly slight petty mere insignificant negligible harmless nothing cosmetic',
  others:
    'customers people users passengers guests others everyone everybody clients patients tenants travellers travelers subscribers members visitors families callers folks neighbours neighbors parents',
};

const ordering = patterns(
  `
  <!things|it|everything|matters|that|this|business|prices calm|cool|settle|simmer|quiet down|yourself
  <!will|to|can|could|not|may|you ^ relax|chill|breathe
  just|please|simply|try to? relax|chill|breathe
  stay|keep|remain ..1 calm|cool|patient|positive|polite
  be ..1 patient|reasonable|calm|realistic|grateful|thankful|glad|happy
  cheer|lighten|toughen up
  not ..1 worry|panic|overreact|stress|fret|overthink|exaggerate|complain
  not|never ..1 be|get ..1 so|too? @upset
  no|any|hardly ..1 reason|need|point|cause|use|sense ..1 to|for|in ..2 be|get|feel|getting|being|worry|worrying|panic|panicking|complain|complaining|fuss|overreact|stress|alarm|concern|drama|upset|raise|shout|crying|cry
  nothing to ..1 be|get|worry|fret|panic ..1 @upset|about|over
  take it easy
  take a deep|long|few? breath|breaths
  get over it
  get used to
  let it go
  move on
  you ..2 overreact~|overthink~|exaggerat~|exaggerate~|dramatic|overthinking|overreacting
  you ..1 will|would ..1 survive|live|cope|get|manage ..1 $
  worry|worrying|worried|think|thinking|read|reading|ask|asking|expect|expecting ..1 too|so much
  too|so|overly|very ..1 sensitive|picky|fussy|demanding|pessimistic|negative
  such a? fuss|drama|scene
  making ..1 mountain|fuss|drama|much|big
  you ..2 not be|feel ..1 so @upset
  look on the
  bright side
  think positive|positively
  try to see the positive|good|funny
  worse things
  could|would|might have? ..1 be|been ..1 worse
  not ..2 end of the world
  nobody ..2 died
  is that it|all
`,
  all,
);
const minimising = patterns(
  `
  it|that|this|which is ..2 only|just|merely|simply ..1 a|an|one|some|your|the|few|%num
  is|was ..1 only|just|merely|simply ..2 @small|pizza|parcel|minutes|hours|days|email|typo|scratch|delay|cent|cents|euro|euros|pounds|dollars|glitch|thing
  not ..3 big|huge|major|serious|such ..1 deal|issue|problem|thing|drama|a
  not|hardly ..2 big deal
  no big deal
  nothing serious|major|dramatic|unusual|special|bad|tragic
  is|was|seems ..1 a|an|some? ..1 @small ..2 thing|issue|problem|glitch|matter|delay|inconvenience|hiccup|mistake|scratch|error|detail|bug|nothing
  not ..2 that|so|as ..1 hard|difficult|complicated|tricky|bad|serious|important|terrible|dramatic|long|much|urgent
  not ..2 as bad|serious|dramatic ..2 as
  talking|speaking about ..1 %num|a|an|one|two|few|just|only
  you ..1 only|just|merely waited|paid|lost|missed ..3 @unit|%num|a|one
  you did ..1 get|have|receive ..4 though|after|anyway|still
  is|was|are|were ..1 only|just|merely ..1 %num|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|fifty
  ^ it|that|this ..5 after all $
  ^ it|that|this|you|they ..6 anyway|anyhow $
  still ..2 have|got ..3 other|others|rest|health
  not ..1 really|that|so|all|very|particularly|exactly ..1 long|much|many|far|big|bad|expensive|important|unusual|urgent|special|rare
  imagining|inventing|seeing ..1 things|problems|ghosts|it
  happens a lot|often|frequently|daily|regularly|every|to
  nothing to ..1 lose|cry|write|make|complain|see
  everyone|everybody|anyone !who|can|will|should|of ..4 these days
  everyone|everybody|anyone !who|can|will|should|of ..4 nowadays|sometimes|eventually $
  all|is? well that ends
  spilt|spilled milk
  water under the
  better late than
  worrying|worried|worry|upset|complaining|crying ..1 for|about|over no|nothing
  ^ it|that|this|these|those|they is|was|are|were only|just|merely !%ed|%ing|been|come|gone|from|that|because|when|about|after|left|available|possible|valid|open|temporary|until|once|like|there|here|with|what|visible|shown %base
  doubt ..1 anyone|anybody|many|people|they
  ^ ..1 everyone|everybody|anyone else
  that|it ..1 only|just|merely ..1 takes|took|costs|cost|lasts|lasted ..2 @unit|%num|cents|euros|euro|pounds|dollars
  it is what it is
  silver lining
  every cloud
  you win some
  tomorrow is another
  are|is ..1 only|just|merely ..1 things|thing|money|objects|stuff|numbers|details|pixels|words
  not ..1 mean it|that|to|any|harm
  meant no|well ..1 harm
  there will ..1 be other|plenty|more|another !option~|way~|time~|date~|slot~|seat~
  hardly ..2 a|worth|noticeable|matters
  <!whatever|what|that happens to ..1 everyone|everybody|all|anyone|most|us|the
  happens all the time
  happen|happens ..1 sometimes|occasionally|often|$
  these|such|those|mistakes|delays|errors|things ..1 things? ..1 happen|occur $
  quite|perfectly|completely|totally normal|common|usual
  that is life
  such is life
  so it goes
  most|few|many|hardly|no ..1 @others ..5 notice~|mind~|care~|complain~|bothered|cope|manage~|happy|fine|understand~|like|accept~
  will not even notice
  in the grand|great scheme
  what is the big
  trifle|triviality|nitpicking|nitpick|quibble|peanuts
  nobody|noone|hardly|barely ..1 sees|notices|minds|cares|reads
  nobody|noone|hardly|barely|scarcely ..1 anyone|anybody? ..1 will|would|can|could|is|ever ..1 see|notice|mind|care|know|tell|spot|remember|noticed|seen
  no one ..1 will|would|can|could|is ..1 see|notice|mind|care|know|tell|spot|remember
  you can|could|may always|simply|just ..1 make|buy|get|do|take|order|find|go|come|book|try|use|have
  nearly|almost|practically|basically|virtually the same
  hardly|scarcely|barely ..1 a|an ..1 tragedy|disaster|catastrophe|crime|drama|reason|problem|emergency|difference
  ^ so what
  not ..1 a|an ..1 tragedy|disaster|catastrophe|emergency|crime
  sounds|looks worse than
  does|do|did|will not ..1 really|even? ..1 change|matter|affect|hurt|spoil|ruin
  he|she|they|it|nobody|people|babies|kids will|would|do|does not ..1 ever|even? ..1 remember|notice|mind|care|know|matter|hurt|feel
  not ..2 lose ..1 sleep|hair
  not ..5 out of proportion
  storm|tempest in a
  molehill
  in|keep|some|sense|into ..1 perspective
  no harm done
  not to worry
  get a grip
  chin up
  shake it off
  be ..1 silly|childish|ridiculous|dramatic
  we have all been
  part of life
  over nothing
  it is not like|as
  it will ..1 pass
  time heals
  oh well
  stop ..1 worrying|panicking|fretting|complaining|stressing|crying|whining
  never ..1 hurt|hurts|killed|harmed|bothered anybody|anyone|nobody
  ^ most|many|plenty|all|other ..2 @others
  over such|something ..1 a? small|little|trivial|minor
  makes|make no ..1 difference
  not ..2 take ..2 personally|personal|seriously|hard|heart
  still ..1 works|tastes|fits|counts|runs|reads|usable
  nothing ..1 happened
  is|was nothing $
  i am ..1 sure ..3 is|will ..2 nothing|fine|ok|okay|alright|well|good
  first world problem
  how hard|difficult can|could it
  cannot be that
  easy|simple|quick enough
  you will ..1 be fine|ok|okay
`,
  all,
);
const comparing = patterns(
  `
  other|most|many|plenty|lots|some|all|several|hundreds|thousands|million|dozens ..3 @others ..2 have|had|are|were|wait~|manage~|get|do|did|would|face~|cope|seem|pay|also|find|with|in
  @others ..4 worse|longer|harder|bigger|more|real
  others|everyone|everybody ..1 else? ..1 finds|manages|managed|copes|coped|has|have|is|waits|does|did|seems|understands
  not|hardly the|our only one|person|customer|caller|guest
  you are ..1 one of ..2 many|hundreds|thousands
  no one|body else ..2 complain~|has|had|mind~|noticed|reported|find~
  nobody|noone ..1 else ..2 complain~|has|had|minded|noticed|reported|finds
  compared to|with
  we|i ..1 all have|had|been|get|go|make
  at least !%num|@unit|one|two|three|four|five|six|eight|ten|once|twice|a|until|send
  be|consider|count yourself? ..1 glad|lucky|grateful|happy|thankful
  you are ..1 lucky
  people ..2 real problems
  bigger|worse|real|more important|serious? problems|things
`,
  all,
);
/** A question that wants no answer. */
const rhetorical = patterns(`
  worth ..1 the|all|that|this ..1 trouble|fuss|effort|drama|hassle
  is|was it|that|this really ..2 bad|important|problem|necessary|matter|hard
  does|did|do it|that really matter
  what is the big|harm|drama|fuss
  why the|all|such ..1 fuss|drama|excitement
  who cares
  so what
  over such|something ..1 small|little|trivial|minor
`);
const belittling = [...ordering, ...minimising, ...comparing, ...rhetorical];
const worryWords = new Set(['worry', 'panic', 'fret', 'stress']);

export const dismissive: Rule = {
  name: 'dismissive',
  label: 'Brushes it aside',
  explanation:
    'Orders to feel otherwise, minimising, comparing with others, "at least". Acknowledge the effect instead. ' +
    '"No problem" to a small request is fine.',
  strictness: 3,
  judge(occasion) {
    const match = firstMeant(belittling, occasion, (found) => isDismissive(found, occasion));
    if (!match) return null;
    return {
      span: wholeSentence(occasion.draft, match.sentence),
      why: 'This tells the customer that it should not matter. Say what it means for them.',
      fix: insteadOfSentence(occasion.draft, match.sentence, 'I see that {effect}.'),
    };
  },
};

function isDismissive(match: Match, { customer, work }: Occasion): boolean {
  const { sentence, from, to } = match;
  if (isReported(match) || (sentence.asks && !find(rhetorical, sentence, work))) return false;
  const said = sentence.words.slice(from, to).map(({ text }) => text);
  const before = sentence.words.slice(Math.max(0, from - 4), from).map(({ text }) => text);
  // "This is not a small thing", "that is not normal".
  if (before.some((word) => word === 'not' || word === 'never') && !said.includes('not')) return false;
  if (before.includes('if') || before.includes('how')) return false;
  // Help taken off somebody's hands, or calm words to a calm person.
  const isRelief =
    said.some((word) => worryWords.has(word)) || said.includes('need') || said.includes('reason');
  if (customer.distress === 0 && !customer.tellsTrouble) return !isRelief && !isPlainFact(said);
  return !(isRelief && takesOver(sentence.words.slice(to).map(({ text }) => text)));
}

function isPlainFact(said: readonly string[]): boolean {
  return (
    said.includes('only') || said.includes('just') || said.includes('most') || said.includes('customers')
  );
}

/** "No need to worry about the return, I have booked the courier." */
function takesOver(after: readonly string[]): boolean {
  const at = after.indexOf('i');
  return at >= 0 && ['have', 'will', 'am'].includes(after[at + 1] ?? '');
}

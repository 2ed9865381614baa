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
  duty: 'read~ check~ look~ follow~ enter~ provide~ tell~ inform~ complete~ update~ reply~ respond~ confirm~ submit~ listen~ fill~ notice~ pay~ attend~ call~ contact~ ask~ save~ back~ set~ choose~ select~ change~ verify~ bring~ send~ keep~ write~ do use~ report~ mention~ cancel~ make~ take~ give~ register~ activate~ attach~ include~ specify~ think~ remember~ pick~ scroll~ click~ press~ turn~ plug~ charge~ let~ order~ return~ book~ wait~ install~ open~ upload~ adhere~ comply~ sign~ type~ renew~ measure~',
  slip: 'skipped bypassed exceeded overstayed wasted failed fail neglected neglect ignored ignore ignoring forgot forgotten overlooked overlook omitted omit missed disregarded refused misread misunderstood mistyped misspelled misused mishandled breached violated caused broke damaged dropped messed mixed',
  wrong:
    'wrong incorrect incorrectly wrongly invalid wrongful badly carelessly improperly inaccurate incomplete mistaken outdated',
  fault:
    'fault mistake error~ doing responsibility carelessness negligence oversight misunderstanding misuse failure impatience typo',
};

const blaming = patterns(
  `
  you ..2 @slip
  you ..2 did|have|had|were not ..1 do|%ed|%base
  you left|kept ..5 empty|open|blank|unattended|out|off|on|unlocked|unsigned|behind
  because|since you ..1 %ed|did|made|went|took|put|left|let|broke|lost|forgot
  you should|ought|could|must ..1 know|realise|realize|understand|see that|this|better|by
  ^ always|never|remember %do
  as the|our ..2 tells|says|states|explains|asks|shows|describes|mentions
  clearly ..1 said|states|says|shows|mentions|labelled|labeled|indicated|told|announced
  you never ..1 @duty|%ed
  you ..1 not ..2 @duty
  you ..1 should|ought|could|might ..2 have ..2 @duty|%ed|known|thought|brought|left|come|gone|taken
  you ..1 should|ought|could ..2 have been ..1 more|careful|aware|there|ready|earlier|on
  you had ..3 year|years|month|months|week|weeks|days|hours|time|chance|chances|opportunity|until ..4 to
  you had plenty|enough|ample|long
  you ..2 were|are supposed|meant|expected|required|obliged|told to
  you ..4 %ing ..4 @wrong
  you ..2 enter~|gave|give|typed|used|provided|chose|selected|put|supplied|clicked|picked|filled|installed|submitted|pressed|sent|wrote|made|booked|ordered|did|set ..4 @wrong
  you ..2 must ..2 have !been ..2 %ed|forgotten|misread|put|chosen|written|given|clicked|done
  you ..1 made|make ..2 @fault
  your|customer|user ..2 @fault
  on|at|from your ..1 side|end|part
  fault|mistake|error|problem is|was|lies ..1 yours|with you
  %ed|done|caused|entered|set|chosen|written|made|typed|put|broken|misread ..2 by you
  by yourself|yourselves
  had you ..2 %ed|been|told|read|come|gone|kept|left|done
  that|this is what happens when|if
  <!i you had|kept ..3 too
  is|was ..2 what you ..2 ordered|chose|asked|agreed|signed|entered|wanted|selected|booked|typed
  double check ..5 next time|before
  before ..5 next time
  please ..8 next time
  did|do|could|have|would not you ..1 think|see|read|notice|check|know|understand|realise|realize|look|consider
  did|do|could|have|would you not ..1 think|see|read|notice|check|know|understand|realise|realize|look|consider
  own|passenger|customer|user|buyer|owner|sender ..2 responsibility|fault|risk|negligence|mistake
  customers|users|passengers|guests|buyers|people|everyone ..2 are|have|must|need|should ..2 expected|responsible|required|to|supposed|read|check
  is|was ..1 your ..1 responsibility|job|duty|task|decision|choice|fault to|not
  you yourself|yourselves
  user error
  you ..1 only|just|simply ..1 !waited %ed|chose|gave|put|took|left !for
  that is ..1 what|why ..1 you ..1 got|get
  is|was|are|be ..1 on you $
  to blame
  you are the one who|that
  nobody|noone|one forced|made|asked you to
  you ..1 agreed|accepted|signed|ticked|consented|approved ..5 terms|conditions|policy|contract|rules|this|box
  i|we ..2 warned|reminded ..1 you
  sent ..1 you ..4 reminders|warnings|notices
  how could you
  what were|did you thinking|think|expect
  you can not ..1 expect|blame|just|simply|demand
  you ..1 came|ordered|booked|reported|called|registered|applied|replied|submitted|were ..4 too ..1 late|slow
  you keep|kept !getting|receiving|being|having|seeing|waiting|hearing|losing|running|finding %ing
  would not? ..1 have ..3 happened|avoided|prevented|worked|arrived ..3 if you
  human error
  if|had you had|have|only|just|would|read|looked|checked|followed|told|done|listened ..2 @duty|%ed|been|told|read|done
  if ..1 you ..2 had|would have ..3 @duty|%ed|been
  you were not ..1 at|there|home|present|available|in|around|careful|reachable|on
  why did|do|have|would|are|could not you ..2 %base
  why did|do|have|would|are|could you ..1 not ..2 @duty|%ing|%ed|%base
  why did|would you ..2 @duty|wait|not
  next time ..1 please|you|make|remember|read|check|pay|be|try|do|use|double
  in future|the please|you|make|remember|read|check
  be ..1 more careful|attentive|patient|precise|thorough
  pay ..2 attention
  because|since|as you ..2 @slip|clicked|changed|deleted|removed|entered|waited|used|chose|gave|set|let|left|put|kept
  not|hardly ..1 our|my fault|mistake|problem|error|responsibility
  you ..1 only|just have|got yourself
  only yourself to
  you ..1 brought this|it
  was|were ..1 up to you
  is|was|comes|came !not ..2 down to you|your
  you %ed|did|made|chose|put|set|wrote|sent|gave|took|left|lost|broke ..3 yourself
  you !waited|paid|were %ed ..2 too
  there for a reason
  you ..1 gave|left|sent|provided|entered|told|attached|included|put|set ..3 no|nothing|nobody
  you should really|always|rather|better|first|simply|just @duty
  if you had !any|a|an|to|other|more|further|questions|the|rather
  due|owing to your
  because of your
  if you %ed|were|did ..7 $ ..1 nobody|noone|nothing|this|that|it|there|you would
  it is|was you who|that
  says|written|stated|printed ..2 right there|on
  ^^ should|could have %ed
  you need|have|had|ought ..1 to be ..1 at|there|home|ready|present
  you ..1 let ..4 lapse|expire|run|go|pass|slip|die|happen
  users|customers|people|guests|passengers ..1 not ..2 follow|read|pay|check|listen|bother|care|understand|look|know|pay
  not ..1 help|change|do ..3 if you
  how come you
  anyone|anybody|everyone|everybody|people|those who ..5 not|never|knows|know|has|have|would
  would have ..1 spared|saved|prevented|avoided|shown|told|helped you|this|that|it|all
  your ..2 is|was|are the problem|culprit
  you ..1 are|were ..2 using|doing|holding|wearing|reading ..3 @wrong
  why on earth
  why ..1 would you !like|prefer|say|recommend|rather|want
  your|the own ..1 @fault|making
  are|were you ..2 sure ..2 you ..2 %ed|read|did|put|set|wrote|sent
  did you ..1 even|actually|bother|really
  you ..2 careless|negligent|impatient|unclear|reckless|sloppy
  ^ as|like you ..1 would|should have? ..2 know|known|see|seen|read
  you would|could have ..1 known|noticed|seen|avoided|read
  clearly stated|written|says|explained|visible|marked
  it is|was|says ..2 clear|clearly ..3 terms|instructions|email|guide|website|page
`,
  all,
);

/** What was done to them, or what they could not know, is no blame. */
const innocent = patterns(`
  you did|have|are|were nothing|not ..2 wrong|anything
  not|never ..3 your ..1 fault|mistake|error|doing|responsibility
  you ..2 not|never ..2 receive~|get|got|gotten|hear~|see~|deserve~|expect~|have|had|need~|know|known|find|able|want~|ask~|like|lose|agree|authorise|authorize|order this|cause~|told|charged|given|sent|informed|warned|refunded|answered|called|helped|heard|offered|notified|shown|connected|asked|paid|logged|registered|listed|subscribed|signed|covered|billed|alone|happy|satisfied|sure
  you ..1 should have ..1 received|got|gotten|seen|heard|had|been ..1 told|informed|warned|given|sent|offered|a|the|it|an|one|in
  you ..1 should have received|got|gotten|seen|heard|had
  need not
  you do|need|can|may|will not ..1 need|have|do
  because|since you ..1 asked|wanted|needed|paid|told|liked|said|ordered|chose|waited|called|reported|trusted|deserved|mentioned|signed|were|noticed
  should not|never have ..1 had|been|to|happened
  not ..1 what you ..2 %ed
  because of|the
  not|never ..1 blame you
  if you would ..1 rather|like|prefer|want
  no fault|mistake of yours
  always|never ..1 welcome|mind
  nothing ..2 you ..2 did|done|wrong
`);
const asked = new Set(['if', 'whether', 'unless', 'case']);

export const blameCustomer: Rule = {
  name: 'blame-customer',
  label: 'Blames the customer',
  explanation:
    'You plus a failing, a should-have, a scolding or a rhetorical why ends cooperation. Say what the system did and what ' +
    'comes next. "I should have told you" blames nobody but oneself.',
  strictness: 3,
  judge(occasion) {
    const match = firstMeant(blaming, occasion, (found) => isBlame(found, occasion));
    if (!match) return null;
    return {
      span: wholeSentence(occasion.draft, match.sentence),
      why: 'The customer reads that it is their fault. Say what happened in the system, and what you do now.',
      fix: insteadOfSentence(
        occasion.draft,
        match.sentence,
        '{what the system did}. I will {deed} by {time}.',
      ),
    };
  },
};

function isBlame(match: Match, { work }: Occasion): boolean {
  const { sentence, from } = match;
  if (isReported(match) || find(innocent, sentence, work)) return false;
  const before = sentence.words.slice(Math.max(0, from - 3), from).map(({ text }) => text);
  const first = sentence.words[from]?.text ?? '';
  // "if you did not get it", "have you changed": a case or a question, not a reproach.
  const isCase = before.some((word) => asked.has(word)) && !sentence.words.some(({ text }) => text === 'had');
  if (first === 'you' && isCase) return false;
  // "Only since you dimmed it?" asks when.
  if (first === 'since' && sentence.asks) return false;
  if (first === 'you' && sentence.asks && isAuxiliary(before.at(-1))) return false;
  // The company or the agent is the one who failed: "I should have", "we told you".
  if (before.some((word) => word === 'i' || word === 'we') && first !== 'you') return false;
  return !deniesFault(sentence.words.map(({ text }) => text));
}

function isAuxiliary(word: string | undefined): boolean {
  return (
    word !== undefined &&
    ['did', 'do', 'have', 'are', 'were', 'could', 'would', 'can', 'should'].includes(word)
  );
}

/** "Not your fault", in whatever order. */
function deniesFault(words: readonly string[]): boolean {
  const at = words.indexOf('your');
  const denied = words.slice(Math.max(0, at - 4), at).some((word) => word === 'not' || word === 'never');
  return at >= 0 && denied && words.includes('fault');
}

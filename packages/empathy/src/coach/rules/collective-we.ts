import { firstMeant, isReported, spanOf, type Found, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns, type Match } from '../reading/pattern.ts';
import { classes } from '../vocabulary.ts';
import { isStockLine } from './cliche.ts';

const work =
  'look~ investigat~ investigate~ work~ check~ fix~ dig~ test~ escalate~ forward~ reverse~ refund~ sort~ arrange~ follow~ contact~ update~ raise~ resolve~ monitor~ track~ chase~ handle~ process~ review~ restore~ repair~ replace~ correct~ credit~ trace~ pursue~ examine~ analyse~ analyze~ tackle~ address~ deal~ prepare~ try~ get~ come~ reach~ speak~ talk~ put~';
const feel =
  'accept~ acknowledge~ admit~ plan~ intend~ wish~ care~ apologise~ apologize~ regret~ understand~ appreciate~ see~ note~ notice~ find~ identify~ ask~ expect~ hope~ need~ help~ assist~ want~ realise~ realize~ know~ promise~ ensure~ believe~ think~ make~ take~ keep~ send~ issue~ receive~ confirm~ value~ do let~ cancel~ reset~ pass~ request~ feel~ recognise~ recognize~ require~ give~ inform~ aim~ recommend~ suggest~ discuss~ decide~ sorry afraid glad happy aware committed determined going able unable doing making sending taking making';
const all = { ...classes, work, feel };

/** To stand behind one's work as a group: "we are looking into it". */
const workingWe = patterns(
  `
  we ..1 am|are|were|have|had|will|would|shall ..2 !talking @work|going
  we ..1 will|shall|can|could ..2 @feel
  we are ..1 !talking|speaking %ing
  we have ..1 %ed|found|sent|taken|put|made|begun|got
  ^ we @adv? @work !with|in|and
  and|but|so|that|because we @adv? @work
  we will|shall|are ..1 on|@feel
`,
  all,
);
const feelingWe = patterns(
  `
  we are|were|have|do|will|would|can|could|must|had ..2 @feel
  ^ we @adv? @feel !most
  and|but|so|that|because we @adv? @feel
  we will|shall|would !not|be|ship|deliver|open|close
`,
  all,
);
const anyWe = [...workingWe, ...feelingWe];
/** Somebody else is at work, and nobody here. */
const team = patterns(
  `
  our|the ..2 team~|department~|desk|unit|division|crew|guys|folks|engineers|developers|technicians|specialists|experts|staff|crew|colleagues|agents|advisors|people|management ..1 is|are ..2 @work|%ing|%ed|on
  our|the ..2 team~|department~|desk|unit|division|crew|engineers|developers|technicians|specialists|experts|staff|crew|colleagues|agents|advisors|people|management ..1 has|have|will|would !be|not ..1 %ed|%base|found|got
  <!our|the|my ^ support|engineering|finance|billing|logistics|accounting|sales|management is|are|has|have|will ..1 @work|%ing
  our ..1 folks|guys|crew|engineers|developers|devs|technicians|colleagues|people|experts|specialists %base
  ^ ..1 devs|engineers|developers|techs are|have|will
  our|the engineering|finance|billing|logistics|accounting|shipping|legal|warehouse ..1 is|are|has|have|will ..1 @work|%ing
`,
  all,
);
const together = patterns(`
  together
  you and i|me
  shall|can|could|may|should|do we
  let us
  both of us
  we both|two
  if|once|when|until|so|before|after|while|whether ..1 we
  we will ..1 go|see|take|get|start|have|find|know ..3 from|then|there
`);

export const collectiveWe: Rule = {
  name: 'collective-we',
  label: 'Speaks as a group',
  explanation:
    'An agent who says "I" is felt to care and to act; "we" and "the team" hide who does (Packard, Moore & McFerran 2018). ' +
    'Agent and customer together, opening hours, and a named colleague are fine.',
  strictness: 1,
  judge: (occasion) => judgeTeam(occasion) ?? judgeWe(occasion),
};

function judgeWe(occasion: Occasion): Found | null {
  // Beside a stock line what "we" feel is more of it.
  const isHollow = occasion.sentences.some((sentence) => isStockLine(sentence, occasion));
  const wanted = occasion.customer.distress > 0 && !isHollow ? anyWe : workingWe;
  const match = firstMeant(
    wanted,
    occasion,
    (found) => !isStockLine(found.sentence, occasion) && isGroup(found, occasion),
  );
  if (!match) return null;
  const { sentence, from } = match;
  const next = sentence.words[from + 1];
  const verb = { are: 'am', were: 'was' }[next?.text ?? ''];
  const to = verb === undefined ? from + 1 : from + 2;
  return {
    span: spanOf({ sentence, from, to }),
    why: '"We" hides who is there for the customer. Say what you yourself do.',
    fix: { text: verb === undefined ? 'I' : `I ${verb}`, at: spanOf({ sentence, from, to }) },
  };
}

function isGroup(match: Match, { work: counted }: Occasion): boolean {
  const { sentence, from } = match;
  if (find(together, sentence, counted) || isReported(match)) return false;
  // "I see that we charged you": the agent is there already, and the deed was the company's.
  // A rule of the house, or a no, which is another rule's.
  if (sentence.words.slice(from, match.to + 1).some(({ text }) => text === 'not')) return false;
  const agentFirst = sentence.words
    .slice(0, from)
    .some((word, at) => word.text === 'i' && sentence.words[at + 1]?.text !== 'hope');
  return !agentFirst;
}

function judgeTeam(occasion: Occasion): Found | null {
  const match = firstMeant(team, occasion, (found) => {
    const { sentence, from, to } = found;
    const named = sentence.words.slice(from + 1, to + 1).some((word, at) => from + at > 0 && isName(word));
    return !named && isGroup(found, occasion);
  });
  if (!match) return null;
  const { sentence, from, to } = match;
  const words = sentence.words.slice(from, to);
  const verbAt = words.findIndex(({ text }) => ['is', 'are', 'has', 'have', 'will', 'would'].includes(text));
  const group = spanOf({ sentence, from, to: from + Math.max(1, verbAt) });
  const said = occasion.draft.slice(group.start, group.end);
  return {
    span: spanOf(match),
    why: 'The customer hears that somebody else has it. Put yourself beside the team.',
    fix: {
      text: `I am working with ${said.charAt(0).toLowerCase()}${said.slice(1)}, who`,
      at: group,
    },
  };
}

function isName({ capital, shouted, text }: { capital: boolean; shouted: boolean; text: string }): boolean {
  return capital && !shouted && text !== 'i';
}

import { allWords, topicsTakenUp, type Customer } from './customer.ts';
import type { Span } from './finding.ts';
import { find, patterns, type Match, type Pattern, type Work } from './reading/pattern.ts';
import type { Sentence, Word } from './reading/read-text.ts';
import { isCommon, topicOf } from './reading/topics.ts';
import { concreteTime, instruction } from './vocabulary.ts';

/** One thing to see in a draft: there with its words, missing though it would help, or not asked for here. */
export type Fact =
  { readonly is: 'yes'; readonly span: Span } | { readonly is: 'no' } | { readonly is: 'not-applicable' };

/** What can be observed in a draft, side by side. There is no sum of it, on purpose. */
export interface Facts {
  readonly heard: Fact;
  readonly owned: Fact;
  readonly concrete: Fact;
  readonly asked: Fact;
  readonly nextStep: Fact;
}

const owning = patterns(`
  i ..2 am|will|have|can ..2 %ing|%ed|look~|check~|call~|ask~|send~|refund~|fix~|write~|find~|take~|make~|get~|book~|put~|give~|offer~|restore~|tell~|show~|stay~|start~|change~|keep~|try~
  i|me|myself ..1 called|asked|sent|refunded|fixed|changed|booked|reserved|checked|restarted|moved|cancelled|corrected|told|spoke|found|put
  i apologise|apologize
  my fault|mistake|responsibility
  i should have
`);
/** A question without its mark. */
const openRequest = patterns(`
  tell me|us ..2 what|how|when|which|where|more|about
  walk|talk me through
  describe
`);
const nextStep = patterns(`
  i will|can|shall|would !see|understand|imagine|hear|read|tell|appreciate
  i|we am|are ..2 %ing
  i|we will
  i have ..2 %ed|sent|put|made|written|begun|taken|given
  i %ed|put|sent|made
  would|shall|do|may|could|can|should you|i|we
  let us|me|you
  you can|could|may|will|need|receive|get
  will|shall ..2 be|arrive|come|call|reach|receive|bring|leave|have|get|take
  is|are|was|were|been|has|have ..2 refunded|fixed|sent|restored|back|running|ready|attached|booked|replaced|corrected|shipped|cancelled|done|arranged|reserved|being|going
  %num|tomorrow|today|tonight ..3 %num|€|$|£|is|are
  here is|are
  done
  is|are in|on the|your|its
  here is|are
  ^ show|ask|take|tell|send|give|bring|write|keep|choose|call|ring ..1 me|them|it|us|the|this|your
  comes|come|calls|call|leaves|leave|brings|bring|arrives|arrive|goes|go|starts|start|follows|follow|collects|collect|reaches|reach|lands|land|ships|ship|opens|rings|returns|return|drops|runs|works|meets|gives ..3 at|by|on|today|tomorrow|tonight|now|this|next|before|from
`);
const anyStep = [...nextStep, ...instruction];
/** That what happened was wrong is said without a word of the customer's own. */
const acceptance = patterns(`
  you are|were ..1 right
  should not|never have ..3 happened|been|had|taken|said|gone
  not ..1 what you ..2 paid|expect~|ordered|asked|want~|deserve~|hoped
  i ..2 see|hear|realise|realize|understand|recognise|know|read|notice ..2 that|how|what|why|you
  far|much too long|late|often|slow|much
  no excuse
  our|my ..1 mistake|fault|error|system|doing|end|side
  on us|me
  because|therefore
  that is why
  is|was not ..1 good enough|okay|acceptable|right
  nobody should|likes|wants
  sorry ..2 for your loss
  condolences|sympathy
  thank you for ..1 telling|explaining|writing|waiting|showing
`);
const sorryThat = patterns(`
  sorry|apologise|apologize|apologies ..1 that|about|for|you
`);
const deed = patterns(`
  i|we|they ..1 will|can|am|have|would|are
`);

const MINIMUM_HEARD = 0.75;

/** The strip beside the draft. Where nobody is troubled, only what is there is shown. */
export function factsOf(draftSentences: readonly Sentence[], customer: Customer, work: Work): Facts {
  const needed = customer.distress > 0 || customer.tellsTrouble;
  const look = (wanted: readonly Pattern[]): Fact => {
    for (const sentence of draftSentences) {
      const match = find(wanted, sentence, work);
      if (match) return { is: 'yes', span: spanOfMatch(match) };
    }
    return { is: needed ? 'no' : 'not-applicable' };
  };
  const heard = heardIn(draftSentences, customer, work);
  const question = draftSentences.find((sentence) => sentence.asks);
  const asked: Fact = question ? { is: 'yes', span: question } : look(openRequest);
  const step = look(anyStep);
  return {
    heard: heard
      ? { is: 'yes', span: heard }
      : { is: needed && customer.length > 3 ? 'no' : 'not-applicable' },
    owned: look(owning),
    concrete: concreteIn(draftSentences, needed, work),
    asked: asked.is === 'yes' ? { is: 'yes', span: plainSpan(asked.span) } : asked,
    nextStep: step.is !== 'yes' && asked.is === 'yes' ? asked : step,
  };
}

function concreteIn(sentences: readonly Sentence[], needed: boolean, work: Work): Fact {
  // The time that counts is the one ahead, and that comes last: "two days … by 17:00".
  for (const sentence of sentences.toReversed()) {
    const time = find(concreteTime, sentence, work);
    if (time) return { is: 'yes', span: spanOfMatch(time) };
    const number = sentence.words.find(({ text }) => /^\p{N}/u.test(text));
    if (number) return { is: 'yes', span: { start: number.start, end: number.end } };
  }
  return { is: needed ? 'no' : 'not-applicable' };
}

/** The words that show what was taken up, or null while too little was. */
export function heardIn(sentences: readonly Sentence[], customer: Customer, work: Work): Span | null {
  let points = 0;
  const evidence: Word[] = [];
  const seen = new Set<string>();
  for (const sentence of sentences) {
    const weight = weightOf(sentence, work);
    for (const word of topicsTakenUp(allWords(sentence), customer)) {
      const topic = topicOf(word) ?? '';
      if (seen.has(topic)) continue;
      seen.add(topic);
      points += weight * (isCommon(topic) ? 0.4 : 1);
      evidence.push(word);
    }
    const said = acceptedIn(sentence, work);
    points += said?.points ?? 0;
    if (said && evidence.length === 0) evidence.push(...said.words);
  }
  // Who says little is heard by little: half of what they spoke of is a lot of it.
  if (seen.size > 0 && seen.size * 2 >= customer.topics.size) points += 0.4;
  return points >= MINIMUM_HEARD ? spanOfEvidence(evidence) : null;
}

function acceptedIn(
  sentence: Sentence,
  work: Work,
): { readonly points: number; readonly words: readonly Word[] } | null {
  const accepted = find(acceptance, sentence, work);
  const match = accepted ?? find(sorryThat, sentence, work);
  if (!match) return null;
  return { points: accepted ? MINIMUM_HEARD : 0.4, words: sentence.words.slice(match.from, match.to) };
}

/** From the first word taken up to the last one in the same clause. */
function spanOfEvidence(evidence: readonly Word[]): Span | null {
  const [first] = evidence;
  const last = first && evidence.findLast(({ clause }) => clause === first.clause);
  return first && last
    ? { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) }
    : null;
}

/** Asking for a thing, or saying what to do with it, takes up less than saying what happened to it. */
function weightOf(sentence: Sentence, work: Work): number {
  if (find(instruction, sentence, work)) return 0.3;
  if (sentence.asks) return 0.7;
  return find(deed, sentence, work) ? 0.8 : 1;
}

function spanOfMatch({ sentence, from, to }: Match): Span {
  const words = sentence.words.slice(from, Math.max(to, from + 1));
  return { start: words[0]?.start ?? sentence.start, end: words.at(-1)?.end ?? sentence.end };
}

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}

import type { CoachContext } from './finding.ts';
import { find, patterns, type Work } from './reading/pattern.ts';
import { readText, type Sentence, type Word } from './reading/read-text.ts';
import { topicOf } from './reading/topics.ts';

const setOf = (words: string) => new Set(words.split(' '));

const distressed = setOf(
  'angry fuming seething resentful incensed hysterical bereaved furious enraged irate outraged livid grieving grief bereaved mourning desperate panicked panic panicking despairing devastated hostile abusive distressed heartbroken hateful scared terrified',
);
const unhappy = setOf(
  'miserable worn bewildered lost discouraged dismayed agitated uneasy alarmed offended insulted displeased uncertain frustrated frustration annoyed irritated disappointed disappointment anxious worried nervous afraid sad sadness upset unhappy stressed overwhelmed impatient dissatisfied negative confused embarrassed hurt tired exhausted exasperated fed-up lonely concerned fearful fear anger disgust tense helpless hopeless bitter resigned betrayed ashamed skeptical sceptical',
);
const happy = setOf(
  'happy thrilled overjoyed ecstatic enthusiastic impressed touched amazed hopeful elated proud grateful delighted joyful joy excited pleased satisfied relieved thankful positive glad gratitude cheerful amused content proud optimistic',
);
const calm = setOf(
  'neutral calm curious interested polite friendly patient relaxed indifferent ok okay none',
);
const grieving = setOf('grieving grief bereaved mourning heartbroken');

const trouble = patterns(`
  broken|broke|crashed|crashes|fails|failed|failing|stuck|wrong|missing|lost|late|damaged|smashed|vanished|gone
  disappeared|ruined|useless|terrible|awful|ridiculous|unacceptable|worst|scam|locked|error|dead|leaks|torn
  not ..2 work|working|works|arrived|arrive|come|came|received|respond
  charged|billed ..2 twice|again
  still|again|never|nobody|third|fourth
  lost|died|cancelled|slow|slower|laggy|freezes|froze|blank|empty|bounced|refused|rejected|declined|denied
`);
const strongTrouble = patterns(`
  ridiculous|unacceptable|furious|disgusting|disgrace|scam|pathetic|worst|useless|angry|sick
  fed up
  third|fourth|fifth|tenth time
  passed away
  died
`);
const alreadyTried = patterns(`
  already ..1 tried|did|done|restarted|reinstalled|cleared|checked|rebooted|reset|logged|called|deleted|updated
  i|we have? ..1 tried|restarted|reinstalled|cleared|rebooted|reloaded|refreshed
  tried everything|that|it|all
`);
const asksHow = patterns(`
  how do|can|could|should|would|to i|we|you|one|the|change|reset|get|set
  where do|can|is|are ..2 find|see|click|get
  how to
  is there a|any way
  what do i need|do
  could|can you tell|show me how
`);
const requesting = patterns(`
  can|could|may|might|will|would i|you|we|someone|somebody
  i|we ..2 want|need|like|demand|expect|wish|hope
  ^^ can|could|may|might|would
  ^^ %do the|my|me|it|this|that|your|a|us
  please|give|refund|waive|cancel|swap|exchange
  is|any ..1 it|there|chance ..1 possible|to|a|any
`);
const leaving = patterns(`
  cancel|leave|leaving|quit|quitting|switch|switching|stop|unhappy|weird|strange|odd|unsure|off|acting|funny|problem|issue|trouble
  not ..1 sure|know|understand|happy
`);
const urgent = patterns(`
  fire|smoke|smoking|burning|sparks|flames|explode|bleeding|injured|unconscious|ambulance|emergency|electrocuted|overheating
  hacked|stolen|fraud|scammed|phished
  someone|somebody|stranger|thief ..3 used|using|uses|logged|withdrew|stole|took|spent|accessed|opened
  smell|leaking ..3 gas
  gas leak|smell|alarm|leaking
  locked ..2 in|inside
  112|911|999|doctor|hospital|poisoned|poison|choking|fainted|allergic
  heart ..2 beats|racing|attack
`);

/** What the coach takes from the customer's side. Their words are only counted and compared, never obeyed. */
export interface Customer {
  readonly known: boolean;
  readonly distress: 0 | 1 | 2;
  readonly happy: boolean;
  readonly grieving: boolean;
  readonly tellsTrouble: boolean;
  readonly tried: boolean;
  readonly asksHow: boolean;
  readonly asks: boolean;
  /** Asks, and tells nothing beside it. */
  readonly onlyAsks: boolean;
  /** Wants something done or given. */
  readonly requests: boolean;
  /** Wants out, or cannot say yet what is wrong: there is something to explore. */
  readonly leaving: boolean;
  readonly urgent: boolean;
  readonly length: number;
  /** What they speak of, each by the one name all words for it share. */
  readonly topics: ReadonlySet<string>;
  /** Their very words: a term they used needs no explaining. */
  readonly terms: ReadonlySet<string>;
}

export function readCustomer(context: CoachContext, work: Work): Customer {
  const sentences = readText(context.customerLast ?? '');
  const words = sentences.flatMap((sentence) => [...sentence.words, ...sentence.quoted]);
  const says = (wanted: ReturnType<typeof patterns>) =>
    sentences.some((sentence) => find(wanted, sentence, work) !== null);
  const mood = moodWords(context.mood);
  const isHappy = mood.some((word) => happy.has(word));
  const isUnhappy = mood.some((word) => distressed.has(word) || unhappy.has(word));
  const isKnown = isHappy || isUnhappy || mood.some((word) => calm.has(word));
  return {
    known: isKnown,
    distress: distressOf(mood, !isKnown && says(strongTrouble)),
    happy: isHappy && !isUnhappy,
    grieving: mood.some((word) => grieving.has(word)),
    tellsTrouble: isUnhappy || says(trouble),
    tried: says(alreadyTried),
    asksHow: says(asksHow),
    asks: sentences.some((sentence) => sentence.asks),
    onlyAsks: sentences.every((sentence) => sentence.asks),
    requests: says(requesting),
    leaving: says(leaving),
    urgent: says(urgent),
    length: words.length,
    topics: topicsOf(words),
    terms: new Set(words.map(({ text }) => text)),
  };
}

function moodWords(mood: string | null | undefined): readonly string[] {
  return (mood ?? '')
    .slice(0, 100)
    .toLowerCase()
    .split(/[^\p{L}-]+/u);
}

function distressOf(mood: readonly string[], soundsUpset: boolean): 0 | 1 | 2 {
  if (mood.some((word) => distressed.has(word)) || mood.includes('very')) return 2;
  return soundsUpset || mood.some((word) => unhappy.has(word)) ? 1 : 0;
}

function topicsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.map(topicOf).filter((topic) => topic !== null));
}

/** How many different things of the customer's a stretch of words takes up. */
export function topicsTakenUp(words: readonly Word[], customer: Customer): readonly Word[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const topic = topicOf(word);
    if (topic === null || !customer.topics.has(topic) || seen.has(topic)) return false;
    seen.add(topic);
    return true;
  });
}

export function allWords(sentence: Sentence): readonly Word[] {
  return [...sentence.words, ...sentence.quoted];
}

import type { Clause, Word } from './read-clauses.ts';
import { FILLERS, INSULTS, REQUEST_VERBS } from './vocabulary.ts';

/** What somebody wants, in words that can follow "you want": and where they said it. */
export interface Want {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** "help", "an answer": counts only when nothing more definite was said. */
  readonly isVague: boolean;
}

interface Cue {
  readonly words: readonly string[];
  /** Put before what follows the cue. */
  readonly before: string;
}

const cue = (before: string, ...sequences: readonly string[]): readonly Cue[] =>
  sequences.map((sequence) => ({ before, words: sequence.split(' ') }));

/** After "i" or "we"; contractions are written out by {@link both}. */
const OPEN =
  'want|wanted to|need|would like|would love|would prefer|would rather|wish to|expect|demand|insist on|require|am looking for|am looking to|am after|am hoping to|am hoping for|hope to|was hoping to|was hoping for|would appreciate|am asking for|ask for|am requesting|request|have to|must|came to|am here to|am trying to|am waiting for'.split(
    '|',
  );

const both = (rest: string): readonly string[] => [
  `i ${rest}`,
  `we ${rest.replace(/^am /, 'are ').replace(/^was /, 'were ')}`,
  ...(rest.startsWith('would ') ? [`i'd ${rest.slice(6)}`, `we'd ${rest.slice(6)}`] : []),
  ...(rest.startsWith('am ') ? [`i'm ${rest.slice(3)}`, `we're ${rest.slice(3)}`] : []),
];

/** Longest first, so that "i would like" is not taken for "i would". */
const CUES: readonly Cue[] = [
  ...cue('', ...OPEN.flatMap(both), 'want', 'need', 'looking for', 'looking to'),
  ...cue(
    '',
    'can you',
    'could you',
    'would you',
    'will you',
    'can someone',
    'can somebody',
    'can anyone',
    'could someone',
    'could somebody',
    'could anyone',
    'can anybody',
    'if you could',
    'if you can',
    'you need to',
    'you should',
    'you have to',
    'you must',
  ),
  ...cue('', 'would you mind', 'do you mind', 'any chance you could', 'any chance you can'),
  ...cue(
    'to ',
    'can i',
    'could i',
    'may i',
    'might i',
    'can we',
    'could we',
    'any chance i can',
    'any chance i could',
  ),
  ...cue(
    'to ',
    'is it possible to',
    'would it be possible to',
    'is there a way to',
    'is there any way to',
    'any way to',
    'am i able to',
    'any chance to',
  ),
  ...cue('', 'any chance of', 'any chance for'),
  ...cue(
    'to know how to ',
    'how do i',
    'how can i',
    'how could i',
    'how would i',
    'how should i',
    'how do we',
    'how can we',
    'how to',
    'how am i supposed to',
  ),
  ...cue('to know where to ', 'where do i', 'where can i', 'where should i'),
  ...cue('to know what to ', 'what do i', 'what should i', 'what can i'),
].sort((one, other) => other.words.length - one.words.length);

const ASKING = new Set(
  "when where what why who which how is are was do does did has have will whats what's where's when's who's how's am can could would should".split(
    ' ',
  ),
);
const DENIALS = new Set("don't not never didn't dont doesn't wouldn't no".split(' '));
const RHETORIC =
  /^(?:can(?:'t|not) believe|can you believe|would you believe|can you imagine|do you (?:even|really|people|think|understand|know who)|are you (?:kidding|serious|joking|even|stupid|listening|there|human|a (?:bot|robot|real))|what(?:'s| is) wrong with you|how (?:are you|hard can|dare|can you|could you|many times|is that possible|come you)|who do you|what kind of|is (?:anybody|anyone|somebody|someone) (?:there|here)|is this a joke|what the|why do you people|why should i|what a|how is this|is that (?:it|all)|do i have to|will you ever|how much longer|are you there|hello|do you get)/;
const VAGUE =
  /^(?:(?:to )?(?:help|be helped|assist)(?: me| us)?(?: out)?(?: with (?:this|that|it|something))?|(?:some )?help|an answer|answers|to (?:ask|talk|speak|say|be honest|admit|tell you|let you know|complain)(?:\b.*)?|you|it|this|that|to know|ask (?:you )?(?:something|a question|a favou?r))$/;
/** A wish that is said later in a clause than this is part of something else. */
const MOST_WORDS_BEFORE = 24;

/** Where what is wanted ends and the reason, a threat or thanks begin. */
const TAIL =
  /\s*,?\s*(?:\b(?:because|otherwise|or else|or i|or we|thank you|thanks|cheers|asap|please|pls|if possible|if that's ok|right away|immediately|you guys|(?:that|it|this)(?:'d| would)(?: really| also)? (?:be|help))\b[\s\S]*|[.!?…]+)$/i;

/** What one piece of a message asks for; null when it asks for nothing. */
export function wantIn(message: string, clause: Clause): Want | null {
  const said = message.slice(clause.start, clause.end).toLowerCase().replace(/[’ʼ]/g, "'");
  if (RHETORIC.test(said)) return null;
  const words = clause.words.filter(({ is }) => !FILLERS.has(is) || is === 'please');
  const plain = words.filter(({ is }) => is !== 'please' && !INSULTS.has(is));
  return (
    conditioned(message, clause) ??
    afterCue(message, clause, plain) ??
    requested(message, clause, words) ??
    forbidden(message, clause, words) ??
    asked(message, clause, plain) ??
    namedPolitely(message, clause, words) ??
    wished(message, clause)
  );
}

function afterCue(message: string, clause: Clause, words: readonly Word[]): Want | null {
  const is = (at: number): string => words[at]?.is ?? '';
  const asks = /^(?:do|does|did|should|must|is|are)$/.test(is(0));
  for (let at = 0; at < Math.min(words.length, MOST_WORDS_BEFORE); at++) {
    const found = CUES.find((known) => known.words.every((word, index) => is(at + index) === word));
    // "want" and "need" alone only begin a clause: "want my money back".
    if (found === undefined || (found.words.length === 1 && at > 0)) continue;
    // "Do I need the box?" asks; it does not want the box.
    if (at > 0 && (asks || DENIALS.has(is(at - 1)))) return null;
    let next = at + found.words.length;
    // "All I need is …", "I want for …".
    while (/^(?:is|for|was)$/.test(is(next))) next++;
    const first = words[next];
    return first === undefined ? null : wantFrom(message, clause, first.start, found.before);
  }
  return null;
}

/** "Cancel my order", "please send me the invoice". */
function requested(message: string, clause: Clause, words: readonly Word[]): Want | null {
  const at = words[0]?.is === 'please' ? 1 : 0;
  const verb = words[at];
  if (verb === undefined || !REQUEST_VERBS.has(verb.is)) return null;
  if (clause.isQuestion && at === 0) return null;
  const next = words[at + 1]?.is ?? '';
  // "Help!" asks; "do not" forbids, "have you" asks something else, "see above" points.
  if (/^(?:not|you|been|above|n't|i|we)$/.test(next) || (verb.is === 'have' && next !== 'a' && at === 0))
    return null;
  return wantFrom(message, clause, verb.start, '');
}

function asked(message: string, clause: Clause, words: readonly Word[]): Want | null {
  const first = words[0]?.is ?? '';
  const interrogative = /^(?:when|where|what|why|how|who|which|what's|where's|when's|whats)$/.test(first);
  if (!ASKING.has(first) || !(clause.isQuestion || interrogative) || words.length < 3) return null;
  if (
    !clause.isQuestion &&
    /^(?:when|where|which|who)$/.test(first) &&
    !/^(?:will|is|are|do|does|can|was|did|has|have)$/.test(words[1]?.is ?? '')
  )
    return null;
  const start = words[0]?.start ?? clause.start;
  return wantFrom(message, clause, start, 'to know: ');
}

/** "Please don't close my ticket again." */
function forbidden(message: string, clause: Clause, words: readonly Word[]): Want | null {
  const at = words[0]?.is === 'please' ? 1 : 0;
  const length =
    words[at]?.is === "don't" || words[at]?.is === 'never'
      ? 1
      : words[at]?.is === 'do' && words[at + 1]?.is === 'not'
        ? 2
        : 0;
  const verb = words[at + length];
  if (length === 0 || verb === undefined || /^(?:worry|know|you|i|think|get me)$/.test(verb.is)) return null;
  return wantFrom(message, clause, verb.start, 'you not to ');
}

/** "It would be fair if you refunded the difference." */
function conditioned(message: string, clause: Clause): Want | null {
  const said = message.slice(clause.start, clause.end);
  const found = /\bwould (?:\w+ ){0,3}if you (?:could |would |can )?(?=(\w+))/iu.exec(said);
  const verb = found?.[1];
  if (found === null || verb === undefined) return null;
  const start = clause.start + found.index + found[0].length;
  const want = wantFrom(message, clause, start, '');
  const lower = verb.toLowerCase();
  const base = [lower.slice(0, -2), lower.slice(0, -1)].find(
    (form) => lower.endsWith('ed') && REQUEST_VERBS.has(form),
  );
  return want && base !== undefined ? { ...want, text: base + want.text.slice(verb.length) } : want;
}

/** "A refund please": a few words and a please. */
function namedPolitely(message: string, clause: Clause, words: readonly Word[]): Want | null {
  if (words.length > 8 || words.length < 2 || words.at(-1)?.is !== 'please') return null;
  return /^(?:yes|no|ok|not|help)$/.test(words[0]?.is ?? '')
    ? null
    : wantFrom(message, clause, clause.start, '');
}

/** "A replacement would be great." */
function wished(message: string, clause: Clause): Want | null {
  const said = message.slice(clause.start, clause.end);
  const found =
    /^(.{3,120}?)\s(?:would be|would have been)\s(?:\w+\s){0,2}?(?:great|nice|good|fine|enough|appreciated|helpful|perfect|ideal|fair|better|lovely|best)\b/iu.exec(
      said,
    );
  if (found?.[1] === undefined || /^(?:it|that|this|which)$/i.test(found[1])) return null;
  return wantFrom(message, { ...clause, end: clause.start + found[1].length }, clause.start, '');
}

function wantFrom(message: string, clause: Clause, start: number, before: string): Want | null {
  const raw = message.slice(start, clause.end);
  const kept = raw.replace(TAIL, '').trimEnd();
  const end = start + kept.length;
  const text = before + withoutInsults(kept);
  if (text.trim().length < 3) return null;
  return { text, start, end, isVague: VAGUE.test(text.toLowerCase()) };
}

/** The same words without the rude ones, so that the wish can be read for itself. */
export function withoutInsults(text: string): string {
  return text
    .replace(
      /[,\s]+(?:for (?:fuck|god|christ|heaven|goodness)['’]?s? sake|what the (?:hell|fuck|heck))\b/giu,
      '',
    )
    .replace(/\p{L}+/gu, (word) => (INSULTS.has(word.toLowerCase()) ? '' : word))
    .replace(/\s{2,}/gu, ' ')
    .replace(/\b(?:you|ya)\s*$/iu, '')
    .replace(/^[\s,]+|[\s,]+$/gu, '');
}

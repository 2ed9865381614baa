import { find, patterns, type Work } from '../coach/reading/pattern.ts';
import { readText, type Sentence } from '../coach/reading/read-text.ts';
import type { Span } from '../coach/finding.ts';

/** Rude is about the matter, abusive about the person, a threat about what will be done to somebody. */
export type Hostility = 'none' | 'rude' | 'abusive' | 'threat';

export interface HostileWords {
  readonly hostility: Hostility;
  /** What the console covers until the agent asks to see it; empty unless abusive or a threat. */
  readonly spans: readonly Span[];
}

const insult =
  'idiot idiots moron morons imbecile cretin stupid dumb dumbass retard retarded loser losers scum trash garbage bastard bastards bitch bitches asshole assholes arsehole wanker wankers prick dickhead cunt cunts twat slut whore pig pigs swine filth vermin parasite worthless braindead brainless subhuman incompetent clown clowns pathetic useless liar crook';
const oath =
  'fuck fucking fucked fuckin fck fcking f*ck shit shitty bullshit crap crappy damn damned bloody goddamn wtf hell piss pissed arse ass';
const classes = { insult, oath };

const threatening = patterns(
  `
  i|we will|shall|am ..3 kill|hurt|stab|shoot|beat|find|hunt|destroy|strangle|burn|rape|punch|smash ..1 you|your|him|her|them|yourself
  i|we will|shall|am ..2 gonna|going to? kill|hurt|stab|shoot|beat|find|hunt|destroy|burn|punch ..1 you|your|him|her|them
  i|we know where you|your ..2 live|work|office|family|children
  you ..1 will|are ..1 going? ..1 to? ..1 regret|pay ..1 this|for|with
  you ..2 dead
  watch your back
  come|coming|drive|driving ..3 to|over ..2 your ..1 office|house|home|door ..5 kill|hurt|beat|burn|gun|knife|bat
  hope ..2 you|your ..3 die|dies|dead|cancer|suffer|killed|raped
  kill|hang yourself
  go ..1 die
  bomb|gun|knife ..6 office|you|store|shop
`,
  classes,
);
const abusing = patterns(
  `
  you|your ..2 are|is ..4 @insult !to|at
  you ..2 @insult $
  you ..1 @oath ..1 @insult
  @insult like you
  fuck|fck|screw you|off|u|yourself
  piss|sod|bugger off
  shut ..2 up
  you ..2 piece of
  kiss|lick|suck my
  go to hell
  you people ..3 @insult
  are you ..3 @insult
  what ..1 a|an ..1 @insult
  @oath @insult
  bunch|pack|gang of ..1 @insult
  bunch|pack of ..2 pigs|scum|clowns
  what|how ..2 are|is wrong with you
  get|go back to your ..1 country|kitchen
  send|show ..2 nudes|tits|boobs|naked
  you ..3 sexy|hot $
  sleep with me
`,
  classes,
);
const swearing = patterns(`@oath|idiotic|sucks|ridiculous|joke|scam`, classes);

/** "I feel stupid", "am I an idiot": words against oneself or a thing are no attack. */
const ownFault = patterns(`
  i ..1 am|feel|was|look|felt ..4 stupid|dumb|idiot|useless|worthless|pathetic
  call|called|calls ..2 me|us
`);

/**
 * Finds what an agent need not read unprepared in a visitor's message. Only words aimed at people count as abuse;
 * anger about the matter stays visible, as it says what is wrong. Quotations are not the visitor's words.
 */
export function hostileWordsIn(message: string): HostileWords {
  const work: Work = { steps: 0 };
  const found = readText(message).map((sentence) => judge(sentence, work));
  const spans = found.flatMap(({ span }) => (span ? [span] : []));
  const ranks = found.map(({ hostility }) => order.indexOf(hostility));
  return { hostility: order[Math.max(0, ...ranks)] ?? 'none', spans };
}

const order: readonly Hostility[] = ['none', 'rude', 'abusive', 'threat'];

function judge(sentence: Sentence, work: Work): { readonly hostility: Hostility; readonly span?: Span } {
  const span = { start: sentence.start, end: sentence.end };
  if (find(threatening, sentence, work)) return { hostility: 'threat', span };
  if (find(abusing, sentence, work) && !find(ownFault, sentence, work)) return { hostility: 'abusive', span };
  return { hostility: find(swearing, sentence, work) ? 'rude' : 'none' };
}

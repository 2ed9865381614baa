/** Names of the patterns we look for. The detector of the same name lives in packages/signals. */
export const signalKinds = [
  'rage-click',
  'dead-click',
  'slow-response',
  'error-click',
  'failed-request',
  'reload-storm',
  'u-turn',
  'form-struggle',
  'form-abandoned',
  'cursor-thrash',
  'scroll-thrash',
  'pinch-zoom',
  'left-while-waiting',
  'copied-error',
  'waiting',
  'no-answer',
  'repeated-message',
  'message-burst',
  'capitals',
  'asked-for-human',
  'nudge',
  'hesitation',
  'repeat-contact',
  'rejected-answer',
  'gone-quiet',
  'unstable-connection',
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Signals of one family share a cap, so that no single kind of evidence fills the gauge alone. */
export type SignalFamily = 'page' | 'lost' | 'waiting' | 'words';

/** A sentence in plain words; names of page elements stand apart, so that nothing in them is ever markup. */
export type Sentence = readonly (string | { readonly name: string })[];

/** A pattern found once, with what it rests on. */
export interface Signal {
  /** Made from the evidence alone: finding the same incident again gives the same key. Unique in a conversation. */
  readonly key: string;
  readonly kind: SignalKind;
  readonly family: SignalFamily;
  /** 0–1: how much evidence there is beyond the threshold. */
  readonly strength: number;
  /** What it adds to friction at `detectedAt`, before decay; 0 for a state that is shown but not counted. */
  readonly points: number;
  /** Points halve in this time; null while a state lasts (waiting). */
  readonly halfLifeMs: number | null;
  /** Epoch ms of the server. */
  readonly detectedAt: number;
  /** When a lasting state ended; null while it lasts and for signals of an instant. */
  readonly endedAt: number | null;
  /** "clicked *Pay* 5 times in 1.4 s; nothing happened" — without a subject, so that it reads after a name. */
  readonly sentence: Sentence;
  /** Named facts behind the sentence: `{ presses: 5, spanMs: 1400, control: 'Pay', path: '/checkout' }`. */
  readonly evidence: Readonly<Record<string, string | number | boolean | null>>;
  /** Version of the site's thresholds that found it. */
  readonly thresholdsVersion: number;
}

export type FrictionLevel = 'calm' | 'watch' | 'flag' | 'urgent';

/** One named part of a friction score. */
export interface Contribution {
  readonly signalKey: string;
  readonly kind: SignalKind;
  readonly family: SignalFamily;
  /** Share of the score at `Friction.at`, after decay, repeats and caps. */
  readonly points: number;
  readonly sentence: Sentence;
  readonly since: number;
  /** What agents have said of it; a signal called not frustrated counts 0 and stays to be seen, so that it can be undone. */
  readonly judged: SignalVerdict | null;
}

/** `seen`: an agent knows of it; it does not call again for 10 min. `not-frustrated`: it was no frustration at all. */
export const signalVerdicts = ['seen', 'not-frustrated'] as const;
export type SignalVerdict = (typeof signalVerdicts)[number];

/** What an agent said of a signal. The latest counts. */
export interface Judgement {
  readonly signalKey: string;
  readonly verdict: SignalVerdict;
  readonly by: string;
  readonly at: number;
}

/** The decayed sum of a conversation's signals, always with its parts. */
export interface Friction {
  /** 0–100. */
  readonly score: number;
  readonly level: FrictionLevel;
  /** When the present level began; null while calm from the start. */
  readonly since: number | null;
  /** Strongest first; parts that round to 0 are left out, states with 0 points are kept. */
  readonly contributions: readonly Contribution[];
  /** Until when it does not call for anybody, since everything it rests on was seen; null: it may call. */
  readonly quietUntil: number | null;
  /** The visitor has gone quiet: a state of its own beside the score, never part of it. */
  readonly goneQuiet: Sentence | null;
  /** Instant the score was worked out for, epoch ms. */
  readonly at: number;
}

/** A mark standing on a conversation since friction left calm; lowered when friction has settled. */
export interface Flag {
  readonly id: string;
  readonly level: Exclude<FrictionLevel, 'calm'>;
  readonly raisedAt: number;
  readonly loweredAt: number | null;
  readonly peakScore: number;
  /** The contributions as they stood when it was raised or last grew. */
  readonly evidence: readonly Contribution[];
}

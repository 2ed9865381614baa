/** What a visitor's own words can say. One cue beside behaviour, never the verdict. */
export type MoodLabel =
  'angry' | 'frustrated' | 'disappointed' | 'anxious' | 'confused' | 'sad' | 'grateful' | 'happy' | 'neutral';

/** A piece of a message: UTF-16 units `start` up to, not including, `end`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Why nothing is said of a text. */
export type MoodUnknownReason = 'not-enough-to-say' | 'unknown-language';

/** How well the text's language is known: judged in English, tried in six others, silent elsewhere. */
export type MoodStanding = 'supported' | 'experimental' | 'unknown';

/** What the words of one message say. */
export interface MessageMood {
  /** `unknown` with a reason, rather than a guess. */
  readonly label: MoodLabel | 'unknown';
  readonly unknownReason: MoodUnknownReason | null;
  /** Of the label; 0 when unknown. */
  readonly probability: number;
  /** Each on its own, 0–1: a message may say several things or none. */
  readonly probabilities: Readonly<Record<MoodLabel, number>>;
  /** 0–1: that a customer who writes this is not content. */
  readonly dissatisfied: number;
  /** The words it rests on, in the order of the text; empty when unknown. */
  readonly words: readonly TextSpan[];
  readonly language: string;
  readonly standing: MoodStanding;
}

/** Where a conversation's mood stood after a message of the visitor. */
export interface MoodPoint {
  /** Position of the message in the conversation. */
  readonly seq: number;
  readonly messageId: string;
  readonly label: MoodLabel | 'unknown';
  /** Of the label, with what came before taken in. */
  readonly probability: number;
  /** 0–1, with what came before taken in. */
  readonly distress: number;
  readonly words: readonly TextSpan[];
  /** What other than the words of this message moved it. */
  readonly because: readonly MoodReason[];
}

/** What in the course of a conversation moves its mood. */
export type MoodReason =
  'repeats-request' | 'agent-refused' | 'unanswered' | 'asks-for-human' | 'shouts' | 'carried-over';

/** The mood of a conversation, as far as words tell. */
export interface ConversationMood {
  readonly label: MoodLabel | 'unknown';
  readonly probability: number;
  readonly distress: number;
  /** One a visitor's message, oldest first. */
  readonly timeline: readonly MoodPoint[];
}

/** What is at stake, kept apart from how somebody feels about it. */
export type SeverityKind =
  | 'safety'
  | 'money-taken'
  | 'lost-card'
  | 'security'
  | 'data-lost'
  | 'locked-out'
  | 'service-down'
  | 'deadline'
  | 'bereavement'
  | 'legal';

/** How bad the problem is, from transparent rules, with the words that say so. */
export interface Severity {
  readonly level: 'low' | 'medium' | 'high' | 'critical';
  readonly kind: SeverityKind;
  readonly span: TextSpan;
}

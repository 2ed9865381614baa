/** Every rule of the coach by the name under which "wrong" marks and its precision are kept. */
export const RULE_NAMES = [
  'collective-we',
  'passive-promise',
  'cliche',
  'pity',
  'sorrow-focus',
  'blame-customer',
  'jargon',
  'vague-promise',
  'premature-solution',
  'dismissive',
  'closed-question-only',
  'tone-mismatch',
  'no-acknowledgement',
  'over-apology',
  'refusal-no-alternative',
  'no-next-step',
  'heat',
  'can-do',
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

/** A stretch of the draft: UTF-16 offsets, `end` exclusive, as `slice` takes them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** 1 is said to nobody but who asks, 2 is worth a chip, 3 would hurt. Distress of the customer raises it. */
export type Strictness = 1 | 2 | 3;

/** Words to put in the place of `at`; what the agent has to fill in stands in braces. */
export interface Fix {
  readonly text: string;
  readonly at: Span;
}

export interface Finding {
  readonly rule: RuleName;
  /** What the finding is about, never empty unless the draft is. */
  readonly span: Span;
  readonly why: string;
  readonly fix: Fix;
  readonly strictness: Strictness;
}

/** A term customers do not know, and what to say instead. */
export interface GlossaryEntry {
  readonly term: string;
  readonly plain: string;
}

/** What is known of the conversation the draft answers. Everything may be missing. */
export interface CoachContext {
  /** Any word for the customer's mood, such as "angry" or "happy"; a word the coach does not know is no mood. */
  readonly mood?: string | null;
  /** The customer's last words; several messages joined by line breaks. */
  readonly customerLast?: string | null;
  readonly phase?: 'open' | 'explore' | 'resolve' | 'close' | 'afterwards' | null;
  /** Whether nothing was answered yet since the customer's trouble came up. Unknown counts as yes. */
  readonly firstReply?: boolean;
  /** The admin's own jargon, on top of what the coach knows. */
  readonly glossary?: readonly GlossaryEntry[];
  /** Lines this team sends too often. */
  readonly overused?: readonly string[];
}

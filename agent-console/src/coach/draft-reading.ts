import { coach, type Facts, type Finding } from '@attune/empathy/coach';
import {
  alreadyGiven,
  likelyNextQuestion,
  type AlreadyGiven,
  type LikelyQuestion,
  type SaidMessage,
} from '@attune/empathy/reflection';
import type { Beside, EmpathySettings, PolicyEntry } from '@attune/protocol';
import type { Thread } from '../conversation/thread.ts';
import { coachContext, saidIn } from './conversation-facts.ts';
import { goodwillNotice, type GoodwillNotice } from './goodwill-notice.ts';
import { policyFor } from './policy-for.ts';

/** What is worth a word about a draft, worked out in this browser. */
export interface DraftReading {
  /** The text it is about; spans are of it. */
  readonly text: string;
  /** Worth a chip, gravest first. */
  readonly findings: readonly Finding[];
  /** Null where the coach does not know the language, or is off. */
  readonly facts: Facts | null;
  /** The draft asks for what was said already. */
  readonly given: AlreadyGiven | null;
  /** What the customer will ask next, with an answer prepared. */
  readonly likely: LikelyQuestion | null;
  /** The site's own reason for a no. */
  readonly policy: PolicyEntry | null;
  readonly goodwill: GoodwillNotice | null;
}

export const nothingRead: DraftReading = {
  text: '',
  findings: [],
  facts: null,
  given: null,
  likely: null,
  policy: null,
  goodwill: null,
};

export interface ReadingMatter {
  readonly text: string;
  readonly thread: Thread;
  readonly beside: Beside | null;
  readonly settings: EmpathySettings | null;
  /** Rules the agent called wrong in this conversation. */
  readonly calledWrong: ReadonlySet<string>;
}

/** Below this a finding stays unsaid: nagging at calm turns is what makes people switch a coach off. */
const WORTH_A_CHIP = 2;
/** Shorter drafts have not got anywhere yet. */
const WORTH_ASKING_AFTER = 12;

export function readDraft(matter: ReadingMatter): DraftReading {
  const { text, thread, beside, settings } = matter;
  if (text.trim() === '') return nothingRead;
  const said = saidIn(thread);
  return {
    ...(settings?.coach.enabled === false ? { ...nothingRead, text } : coached(matter, said)),
    policy: policyFor(text, said, settings?.policies ?? []),
    goodwill: beside ? goodwillNotice(text, beside.goodwill) : null,
  };
}

function coached(
  { text, thread, beside, settings, calledWrong }: ReadingMatter,
  said: readonly SaidMessage[],
): Omit<DraftReading, 'policy' | 'goodwill'> {
  const silenced = new Set(settings?.coach.silenced);
  const report = coach(text, coachContext(thread, beside, settings));
  const findings = report.findings.filter(
    ({ rule, strictness }) => strictness >= WORTH_A_CHIP && !silenced.has(rule) && !calledWrong.has(rule),
  );
  const isReady = text.trim().length >= WORTH_ASKING_AFTER && findings.length === 0;
  return {
    text,
    findings,
    facts: report.judged ? report.facts : null,
    given: alreadyGiven(text, said)[0] ?? null,
    likely: isReady ? likelyNextQuestion(said, text) : null,
  };
}

export { applyFix, type FixedDraft } from './apply-fix.ts';
export { chipsFor, type Chips } from './chips.ts';
export { coach, type CoachOptions, type CoachReport } from './coach.ts';
export { describeRules, type RuleDescription } from './describe-rules.ts';
export type { Fact, Facts } from './facts.ts';
export {
  RULE_NAMES,
  type CoachContext,
  type Finding,
  type Fix,
  type GlossaryEntry,
  type RuleName,
  type Span,
  type Strictness,
} from './finding.ts';
export { MAX_JUDGED } from './reading/read-text.ts';

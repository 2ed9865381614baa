import type { RuleName, Strictness } from './finding.ts';
import { rules } from './rules.ts';

export interface RuleDescription {
  readonly name: RuleName;
  readonly label: string;
  readonly explanation: string;
  readonly strictness: Strictness;
}

/** Every rule in words, for the admin who sees how often agents call it wrong. */
export function describeRules(): readonly RuleDescription[] {
  return rules.map(({ name, label, explanation, strictness }) => ({ name, label, explanation, strictness }));
}

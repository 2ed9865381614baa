import type { AutomationAct, AutomationCondition } from '@attune/protocol';
import { actParts, conditionParts, namedBy, namingParts, type NamingAct } from './rule-parts.ts';

/** One line of the form: which part, and the text that says the rest. What it does not know it keeps whole. */
export interface Line<Made> {
  readonly part: string;
  readonly text: string;
  readonly kept: Made | null;
}

export const isNaming = (part: string): part is NamingAct => Object.hasOwn(namingParts, part);

export function replaced<Made>(
  lines: readonly Line<Made>[],
  at: number,
  next: Line<Made> | null,
): readonly Line<Made>[] {
  return lines.flatMap((line, place) => (place === at ? (next === null ? [] : [next]) : [line]));
}

export function makeAct({ part, text }: Line<AutomationAct>): AutomationAct | null {
  if (isNaming(part)) return text === '' ? null : namingParts[part].make(text);
  return actParts[part]?.make(text) ?? null;
}

export function conditionLine(condition: AutomationCondition): Line<AutomationCondition> {
  for (const [part, { textOf: read, make }] of Object.entries(conditionParts)) {
    const text = read(condition);
    // What the form would save as something else stays as it is.
    if (text !== null && JSON.stringify(make(text)) === JSON.stringify(condition))
      return { part, text, kept: null };
  }
  return { part: '', text: '', kept: condition };
}

export function actLine(act: AutomationAct): Line<AutomationAct> {
  const named = namedBy(act);
  if (named !== null) return { part: named.part, text: named.id, kept: null };
  for (const [part, { textOf: read }] of Object.entries(actParts)) {
    const text = read(act);
    if (text !== null) return { part, text, kept: null };
  }
  return { part: '', text: '', kept: act };
}

import type { Finding, Span } from './finding.ts';

export interface FixedDraft {
  readonly draft: string;
  /** The first slot to fill, or the empty stretch behind the new words. */
  readonly selection: Span;
}

const MAX_SLOT = 60;

/** Puts a finding's fix into the draft. What stands outside the fix's stretch stays as it is, letter for letter. */
export function applyFix(draft: string, { fix }: Pick<Finding, 'fix'>): FixedDraft {
  const start = Math.min(Math.max(0, fix.at.start), draft.length);
  const end = Math.min(Math.max(start, fix.at.end), draft.length);
  return {
    draft: `${draft.slice(0, start)}${fix.text}${draft.slice(end)}`,
    selection: firstSlot(fix.text, start),
  };
}

function firstSlot(text: string, from: number): Span {
  const open = text.indexOf('{');
  const close = open < 0 ? -1 : text.indexOf('}', open);
  if (close < 0 || close - open > MAX_SLOT) return { start: from + text.length, end: from + text.length };
  return { start: from + open, end: from + close + 1 };
}

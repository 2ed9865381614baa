/** A no that leaves no doubt about the motives: why, what is possible instead, and the choice. */
export interface Refusal {
  readonly what: string;
  /** The reason in plain words, usually from the site's policy text. */
  readonly reason: string;
  readonly alternatives: readonly string[];
}

export type RefusalPart = 'what' | 'reason' | 'alternative';

/** Policy text the admin attached to refusals of one kind. */
export interface PolicyText {
  readonly topic: string;
  readonly reason: string;
}

/** What a refusal lacks before it may be offered. "Policy." says that there is a reason, not which. */
export function missingInRefusal({ what, reason, alternatives }: Refusal): readonly RefusalPart[] {
  const missing: RefusalPart[] = [];
  if (what.trim() === '') missing.push('what');
  if (!isReason(reason)) missing.push('reason');
  if (!alternatives.some((each) => each.trim() !== '')) missing.push('alternative');
  return missing;
}

const empty = new Set(
  'policy our the rules rule terms conditions company is it a are that this of because against not possible allowed due to and'.split(
    ' ',
  ),
);

/** Plain words with something in them: at least three that are not "policy" once more. */
export function isReason(text: string): boolean {
  const words =
    text
      .slice(0, 1_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !empty.has(word)).length >= 3;
}

/** @returns null while a part is missing, so that a bare no cannot be inserted */
export function writeRefusal(refusal: Refusal): string | null {
  if (missingInRefusal(refusal).length > 0) return null;
  const options = refusal.alternatives.map((each) => each.trim()).filter((each) => each !== '');
  const [first = ''] = options;
  const offer =
    options.length === 1
      ? `What I can do is ${first}. Would that help?`
      : `What I can do is ${options.slice(0, -1).join(', ')} or ${options.at(-1) ?? ''}. Which would you prefer?`;
  return `I cannot ${refusal.what.trim()}, because ${refusal.reason.trim()}. ${offer}`;
}

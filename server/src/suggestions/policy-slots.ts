import type { PolicyEntry, Suggestion, SuggestionPart } from '@attune/protocol';

/** Shorter words tell no topic. */
const MIN_WORD = 4;
/** Words are compared by their beginning, so that "refunds" is about "refund". */
const STEM = 5;

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .slice(0, 2_000)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? []
    )
      .filter((word) => word.length >= MIN_WORD)
      .map((word) => word.slice(0, STEM)),
  );

/** The one policy whose title is about what the visitor says; null when none is, or more than one. */
export function policyFor(policies: readonly PolicyEntry[], said: readonly string[]): PolicyEntry | null {
  const words = stemsOf(said.join('\n'));
  const about = policies.filter(({ title }) => [...stemsOf(title)].some((stem) => words.has(stem)));
  return about.length === 1 ? (about[0] ?? null) : null;
}

/** A refusal with the policy's reason and its other way in the slots for them, each with where it comes from. */
export function withPolicy<Refusal extends Pick<Suggestion, 'parts'>>(
  suggestion: Refusal,
  { title, reason, alternative }: PolicyEntry,
): Refusal {
  const source = `the site's policy “${title}”`;
  const fill = (part: SuggestionPart): SuggestionPart => {
    if (!('slot' in part) || part.value !== null) return part;
    if (part.slot === 'reason') return { ...part, value: clause(reason), source };
    if (part.slot === 'option' && alternative !== '') return { ...part, value: clause(alternative), source };
    return part;
  };
  return { ...suggestion, parts: suggestion.parts.map(fill) };
}

/** A sentence of its own as a piece of another: without its full stop. */
const clause = (text: string): string => text.trim().replace(/[.!]+$/u, '');

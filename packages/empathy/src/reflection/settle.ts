import type { ReflectionField, ReflectionItem } from '@attune/protocol';
import { wordsOf } from '../words.ts';
import { isOvertaken, type Correction } from './corrections.ts';
import { itemOf } from './item.ts';

/** Items of one field; the latest stay. */
const MAX_ITEMS = 6;

/** Two items that share so much of their words say the same. */
const SAME_FROM = 0.6;

/** What an agent struck, changed or added by hand. */
export interface HandCorrection {
  readonly field: ReflectionField;
  /** Null: an item of the agent's own. */
  readonly itemKey: string | null;
  /** Null: struck. */
  readonly text: string | null;
  readonly noteId: string;
}

export type Fields = { readonly [Field in ReflectionField]: readonly ReflectionItem[] };

/** Strikes what was corrected, keeps the latest of what says the same, and puts in what agents wrote by hand. */
export function settle(
  found: Fields,
  corrections: readonly Correction[],
  byHand: readonly HandCorrection[],
): Fields {
  const settled = Object.entries(found).map(([name, items]) => {
    const field = name as ReflectionField;
    const struck = items.map((item) =>
      isStruck(field, item, corrections) ? { ...item, struck: true } : item,
    );
    const distinct = withoutRepeats(struck);
    return [field, handed(field, distinct, byHand).slice(-MAX_ITEMS)] as const;
  });
  return Object.fromEntries(settled) as unknown as Fields;
}

function isStruck(field: ReflectionField, item: ReflectionItem, corrections: readonly Correction[]): boolean {
  const { source } = item;
  if (source.kind !== 'message' || field === 'nextQuestion' || field === 'lacks') return false;
  if (isOvertaken(item.text, source.seq, corrections)) return true;
  return (
    field === 'wants' &&
    corrections.some(
      ({ seq, reopens }) => seq > source.seq && reopens.includes('wants') && reopens.length === 1,
    )
  );
}

function withoutRepeats(items: readonly ReflectionItem[]): readonly ReflectionItem[] {
  return items.filter((item, index) => !items.slice(index + 1).some((later) => saysTheSame(item, later)));
}

function saysTheSame(one: ReflectionItem, other: ReflectionItem): boolean {
  if (one.struck !== other.struck) return false;
  const words = new Set(wordsOf(one.text));
  const others = new Set(wordsOf(other.text));
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.max(1, words.size + others.size - shared) >= SAME_FROM;
}

function handed(
  field: ReflectionField,
  items: readonly ReflectionItem[],
  byHand: readonly HandCorrection[],
): readonly ReflectionItem[] {
  let own = [...items];
  for (const { itemKey, text, noteId, field: named } of byHand) {
    if (named !== field) continue;
    if (itemKey !== null) own = own.map((item) => (item.key === itemKey ? { ...item, struck: true } : item));
    if (text !== null)
      own.push(itemOf(field, { source: { kind: 'note', noteId }, text, basis: 'derived', tag: text }));
  }
  return own;
}

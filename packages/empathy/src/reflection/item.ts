import type { ReflectionField, ReflectionItem, ReflectionSource } from '@attune/protocol';
import type { Clause } from './read-clauses.ts';
import { withoutInsults } from './wants.ts';

/** What a message says in one of its clauses. */
export function clauseItem(
  field: ReflectionField,
  seq: number,
  text: string,
  clause: Clause,
): ReflectionItem {
  const said = text.slice(clause.start, clause.end);
  const words = field === 'happened' ? withoutInsults(said) : said;
  return itemOf(field, { source: { kind: 'message', seq }, text: words, span: clause });
}

/** An item with a key that stays the same while its source and place do. */
export function itemOf(
  field: ReflectionField,
  given: {
    readonly source: ReflectionSource;
    readonly text: string;
    readonly span?: { readonly start: number; readonly end: number };
    readonly basis?: ReflectionItem['basis'];
    /** Tells items without a place in their source apart. */
    readonly tag?: string;
  },
): ReflectionItem {
  const { source, text, basis = 'said', tag = '' } = given;
  const span = given.span === undefined ? null : { start: given.span.start, end: given.span.end };
  return {
    key: `${field}:${nameOf(source)}:${span?.start ?? tag}`,
    text,
    source,
    span,
    basis,
    struck: false,
    ai: false,
  };
}

function nameOf(source: ReflectionSource): string {
  if (source.kind === 'message') return String(source.seq);
  if (source.kind === 'signal') return source.signalKey;
  return source.kind === 'note' ? source.noteId : source.path;
}

import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * Text as it is searched: accents taken off, so that "Jose" finds "José". Indexes and queries have to spell it alike, or
 * the index is not used; see docs/decisions/0014.
 */
export const folded = (text: SQLWrapper): SQL =>
  sql`regexp_replace(normalize(coalesce(${text}, ''), NFKD), '[\\u0300-\\u036f]', '', 'g')`;

/** The words of a text, in no language's own form: a team answers in many, and nobody says which. */
export const searchedWords = (text: SQLWrapper): SQL => sql`to_tsvector('simple', ${folded(text)})`;

import { soughtWords } from '@attune/protocol';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * Text as it is searched: accents taken off, so that "Jose" finds "José". Indexes and queries have to spell it alike, or
 * the index is not used; see docs/decisions/0014.
 */
export const folded = (text: SQLWrapper): SQL =>
  sql`regexp_replace(normalize(coalesce(${text}, ''), NFKD), '[\\u0300-\\u036f]', '', 'g')`;

/** The words of a text, in no language's own form: a team answers in many, and nobody says which. */
export const searchedWords = (text: SQLWrapper): SQL => sql`to_tsvector('simple', ${folded(text)})`;

/**
 * The same words, of a message, which are worked out before it is acknowledged: where each character is one byte there
 * are no accents, and looking for some would cost as much as all the rest.
 */
export const messageWords = (body: SQLWrapper): SQL =>
  sql`to_tsvector('simple', case when octet_length(${body}) = char_length(${body}) then ${body} else ${folded(body)} end)`;

/** Texts and numbers anywhere in a JSON document, without the names of their fields. */
const valuesIn = (document: SQLWrapper): SQL =>
  sql`jsonb_path_query_array(coalesce(${document}, '{}'::jsonb), '$.** ? (@.type() == "string" || @.type() == "number")')::text`;

/**
 * The words of what is known of somebody: addresses and customer numbers are found whole ("mara@example.com",
 * "order-4711") and by their parts ("example.com", "4711").
 */
const knownWords = (text: SQL): SQL =>
  searchedWords(sql`(${text}) || ' ' || translate(${text}, '@-_/#:+', '       ')`);

export const wordsOfIdentity = (identity: {
  readonly subject: SQLWrapper;
  readonly proven: SQLWrapper;
  readonly said: SQLWrapper;
}): SQL =>
  knownWords(
    sql`coalesce(${identity.subject}, '') || ' ' || ${valuesIn(identity.proven)} || ' ' || ${valuesIn(identity.said)}`,
  );

/** The words of what was filled in; the questions are no answer. */
export const wordsOfAnswers = ({ answers }: { readonly answers: SQLWrapper }): SQL =>
  knownWords(sql`jsonb_path_query_array(${answers}, '$[*].value')::text`);

/** The words of what somebody did: "webhook.secret-seen" is found by each of its words. */
export function wordsOfAuditEntry(entry: {
  readonly actorName: SQLWrapper;
  readonly action: SQLWrapper;
  readonly subjectName: SQLWrapper;
  readonly details: SQLWrapper;
}): SQL {
  const all = sql`${entry.actorName} || ' ' || ${entry.action} || ' ' || coalesce(${entry.subjectName}, '') || ' ' || ${entry.details}::text`;
  return searchedWords(sql`translate(${all}, '.@-_/#:+', '        ')`);
}

/**
 * Whether each of the typed words is the beginning of one that is there.
 * @param words as {@link searchedWords} makes them
 */
export function beginnings(words: SQL, typed: string): SQL {
  const parts = soughtWords(typed).flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? []);
  if (parts.length === 0) return sql`${typed.trim() === ''}`;
  return sql`${words} @@ to_tsquery('simple', ${parts.map((part) => `${part}:*`).join(' & ')})`;
}

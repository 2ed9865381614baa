import { and, desc, gte, lt, lte, sql, type SQL } from 'drizzle-orm';
import { conversations, LAST_MESSAGE_SLOT_MS } from '../db/schema/index.ts';

/*
 * Conversations by their last message. Indexes know the ten minutes of it, not the instant: so each condition is said
 * twice, once for the index and once exactly.
 */

const { lastMessageAt, lastMessageSlot, id } = conversations;

/** The slot of an instant, for SQL that cannot go by the conditions below. */
export const slotOf = (at: number): number => Math.floor(at / LAST_MESSAGE_SLOT_MS);

/** Latest first; of two in the same millisecond the one with the higher id. */
export const latestFirst: readonly SQL[] = [desc(lastMessageSlot), desc(lastMessageAt), desc(id)];

/** Where a list in that order goes on. */
export const afterLatest = (place: { readonly at: number; readonly id: string }): SQL =>
  sql`(${lastMessageSlot}, ${lastMessageAt}, ${id}) < (${slotOf(place.at)}::int, ${place.at}::bigint, ${place.id}::text)`;

/** At that instant or later. */
export const writtenSince = (at: number): SQL | undefined =>
  and(gte(lastMessageSlot, slotOf(at)), gte(lastMessageAt, at));

/** Before that instant. */
export const writtenBefore = (at: number): SQL | undefined =>
  and(lte(lastMessageSlot, slotOf(at)), lt(lastMessageAt, at));

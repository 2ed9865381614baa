import type { Judgement, SignalKind } from '@attune/protocol';
import type { LiftedMute, Vote } from '@attune/signals';
import { and, desc, eq, gte, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import { mutes, signals, signalVotes } from '../db/schema/index.ts';

/** Votes on one control that the rule for muting can need: the last five, with room for lifted mutes. */
const VOTES_LOOKED_AT = 20;

/** Votes counted for precision: the latest say most of how good the detectors are. */
const MAX_VOTES = 20_000;

const inConversation = ({ siteId, conversationId }: ConversationKey) =>
  and(eq(signalVotes.siteId, siteId), eq(signalVotes.conversationId, conversationId));

/** What agents said of a conversation's signals. */
export function listJudgements(db: Db, key: ConversationKey): Promise<readonly Judgement[]> {
  return db
    .select({
      signalKey: signalVotes.signalKey,
      verdict: signalVotes.verdict,
      by: signalVotes.votedByName,
      at: signalVotes.votedAt,
    })
    .from(signalVotes)
    .where(inConversation(key));
}

/** A signal as far as a vote repeats it. */
export type VotedSignal = Pick<typeof signals.$inferSelect, 'key' | 'kind' | 'evidence'>;

export function findSignals(
  db: Db,
  { siteId, conversationId }: ConversationKey,
  keys: readonly string[],
): Promise<readonly VotedSignal[]> {
  return db
    .select({ key: signals.key, kind: signals.kind, evidence: signals.evidence })
    .from(signals)
    .where(
      and(
        eq(signals.siteId, siteId),
        eq(signals.conversationId, conversationId),
        inArray(signals.key, [...keys]),
      ),
    );
}

export type VoteRow = typeof signalVotes.$inferInsert;

/** Writes votes; one that this agent gave the signal before is replaced. */
export async function saveVotes(db: Db, votes: readonly VoteRow[]): Promise<void> {
  await db
    .insert(signalVotes)
    .values([...votes])
    .onConflictDoUpdate({
      target: [signalVotes.siteId, signalVotes.conversationId, signalVotes.signalKey, signalVotes.votedBy],
      set: {
        verdict: sql`excluded.verdict`,
        votedAt: sql`excluded.voted_at`,
        votedByName: sql`excluded.voted_by_name`,
      },
    });
}

/** Takes back what this agent said of these signals. */
export async function removeVotes(
  db: Db,
  key: ConversationKey,
  keys: readonly string[],
  votedBy: string,
): Promise<void> {
  await db
    .delete(signalVotes)
    .where(
      and(inConversation(key), inArray(signalVotes.signalKey, [...keys]), eq(signalVotes.votedBy, votedBy)),
    );
}

/** A control and a kind of signal on it. */
export interface ControlKind {
  readonly kind: SignalKind;
  readonly controlKey: string;
}

/** Whose voices are told apart by id, and shown by name. */
export interface NamedVote extends Vote {
  readonly byName: string;
}

/** The last votes on one control, newest first. */
export async function listVotesOn(
  db: Db,
  siteId: string,
  { kind, controlKey }: ControlKind,
): Promise<readonly NamedVote[]> {
  const rows = await db
    .select({
      name: signalVotes.controlName,
      path: signalVotes.path,
      by: signalVotes.votedBy,
      byName: signalVotes.votedByName,
      verdict: signalVotes.verdict,
      at: signalVotes.votedAt,
    })
    .from(signalVotes)
    .where(
      and(eq(signalVotes.siteId, siteId), eq(signalVotes.kind, kind), eq(signalVotes.controlKey, controlKey)),
    )
    .orderBy(desc(signalVotes.votedAt))
    .limit(VOTES_LOOKED_AT);
  return rows.map((row) => ({ ...row, kind, controlKey }));
}

/** When mutes of this control were lifted. */
export async function listLifted(
  db: Db,
  siteId: string,
  { kind, controlKey }: ControlKind,
): Promise<readonly LiftedMute[]> {
  const rows = await db
    .select({ at: max(mutes.liftedAt) })
    .from(mutes)
    .where(
      and(
        eq(mutes.siteId, siteId),
        eq(mutes.kind, kind),
        eq(mutes.controlKey, controlKey),
        isNotNull(mutes.liftedAt),
      ),
    );
  return rows.flatMap(({ at }) => (at === null ? [] : [{ kind, controlKey, at }]));
}

/** Votes given since `since`, newest first; the control's key is empty where there is none. */
export async function listVotes(
  db: Db,
  siteId: string,
  since: number,
): Promise<readonly Pick<Vote, 'kind' | 'controlKey' | 'name' | 'verdict'>[]> {
  const rows = await db
    .select({
      kind: signalVotes.kind,
      controlKey: signalVotes.controlKey,
      name: signalVotes.controlName,
      verdict: signalVotes.verdict,
    })
    .from(signalVotes)
    .where(and(eq(signalVotes.siteId, siteId), gte(signalVotes.votedAt, since)))
    .orderBy(desc(signalVotes.votedAt))
    .limit(MAX_VOTES);
  return rows.map(({ controlKey, ...vote }) => ({ ...vote, controlKey: controlKey ?? '' }));
}

export type MuteRow = typeof mutes.$inferSelect;

/** Controls that are muted, longest first. */
export function listMutes(db: Db, siteId: string): Promise<readonly MuteRow[]> {
  return db
    .select()
    .from(mutes)
    .where(and(eq(mutes.siteId, siteId), isNull(mutes.liftedAt)))
    .orderBy(mutes.mutedAt);
}

const standing = (siteId: string, { kind, controlKey }: ControlKind) =>
  and(
    eq(mutes.siteId, siteId),
    eq(mutes.kind, kind),
    eq(mutes.controlKey, controlKey),
    isNull(mutes.liftedAt),
  );

/** @returns false when it is muted already */
export async function insertMute(db: Db, row: typeof mutes.$inferInsert): Promise<boolean> {
  const rows = await db.insert(mutes).values(row).onConflictDoNothing().returning({ mutedAt: mutes.mutedAt });
  return rows.length > 0;
}

/** Votes were taken back: what they muted never was. @returns whether it was muted */
export async function removeMute(db: Db, siteId: string, control: ControlKind): Promise<boolean> {
  const rows = await db.delete(mutes).where(standing(siteId, control)).returning({ kind: mutes.kind });
  return rows.length > 0;
}

/** @returns whether it was muted */
export async function liftMute(
  db: Db,
  siteId: string,
  control: ControlKind,
  by: { readonly liftedAt: number; readonly liftedBy: string },
): Promise<boolean> {
  const rows = await db
    .update(mutes)
    .set(by)
    .where(standing(siteId, control))
    .returning({ kind: mutes.kind });
  return rows.length > 0;
}

/** Votes that bear on a site's mutes take turns, over all processes; released with the transaction. */
export async function lockMutes(tx: Db, siteId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${siteId}), 2)`);
}

import type { Note } from '@attune/protocol';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import { notes } from '../db/schema/index.ts';

/** Notes shown beside a conversation, the latest. */
const MAX_NOTES = 100;

/** Whose notes. */
export interface VisitorKey {
  readonly siteId: string;
  readonly visitorId: string;
}

const ofVisitor = ({ siteId, visitorId }: VisitorKey) =>
  and(eq(notes.siteId, siteId), eq(notes.visitorId, visitorId));

const noteColumns = {
  id: notes.id,
  visitorId: notes.visitorId,
  conversationId: notes.conversationId,
  body: notes.body,
  authorId: notes.authorId,
  authorName: notes.authorName,
  at: notes.at,
};

/** Latest first. */
export async function listNotes(db: Db, visitor: VisitorKey): Promise<readonly Note[]> {
  return db
    .select(noteColumns)
    .from(notes)
    .where(ofVisitor(visitor))
    .orderBy(desc(notes.at), desc(notes.id))
    .limit(MAX_NOTES);
}

/**
 * Adds a note once.
 * @returns the note; the earlier one when its author used this client id before
 */
export async function insertNote(
  db: Db,
  { clientId, siteId, ...note }: Note & { readonly siteId: string; readonly clientId: string },
): Promise<Note> {
  const [added] = await db
    .insert(notes)
    .values({ ...note, siteId, clientId })
    .onConflictDoNothing({ target: [notes.siteId, notes.visitorId, notes.authorId, notes.clientId] })
    .returning(noteColumns);
  if (added !== undefined) return added;
  const [earlier] = await db
    .select(noteColumns)
    .from(notes)
    .where(
      and(
        ofVisitor({ siteId, visitorId: note.visitorId }),
        eq(notes.authorId, note.authorId),
        eq(notes.clientId, clientId),
      ),
    );
  return earlier ?? note;
}

export async function findNote(db: Db, visitor: VisitorKey, id: string): Promise<Note | null> {
  const [note] = await db
    .select(noteColumns)
    .from(notes)
    .where(and(ofVisitor(visitor), eq(notes.id, id)));
  return note ?? null;
}

export async function deleteNote(db: Db, visitor: VisitorKey, id: string): Promise<void> {
  await db.delete(notes).where(and(ofVisitor(visitor), eq(notes.id, id)));
}

import { randomUUID } from 'node:crypto';
import { RequestError, type Author, type Note, type Role } from '@attune/protocol';
import { labelsPerson } from '@attune/empathy';
import type { Db } from '../db/open-database.ts';
import { deleteNote, findNote, insertNote, listNotes, type VisitorKey } from './note.repository.ts';

export type Notes = ReturnType<typeof createNotes>;

/** What agents write down about a visitor for one another; it stays over conversations and never goes to a visitor. */
export function createNotes({ db, now }: { readonly db: Db; now(): number }) {
  return {
    /** Latest first. */
    list: (visitor: VisitorKey, from: Db = db): Promise<readonly Note[]> => listNotes(from, visitor),

    /**
     * @throws RequestError `invalid` when it labels the person; `conflict` when the client id was used for another text
     */
    async add(
      visitor: VisitorKey & { readonly conversationId: string },
      author: Author,
      clientId: string,
      body: string,
    ): Promise<Note> {
      const label = labelsPerson(body);
      if (label !== null) throw labelled(label);
      const note = await insertNote(db, {
        ...visitor,
        id: randomUUID(),
        body,
        clientId,
        authorId: author.id,
        authorName: author.name ?? '',
        at: now(),
      });
      if (note.body !== body) {
        throw new RequestError('conflict', 'Another note was already stored under this client id.', {
          field: 'clientId',
        });
      }
      return note;
    },

    /**
     * Its author may, and admins.
     * @throws RequestError `not-found`, `forbidden`
     */
    async remove(
      visitor: VisitorKey,
      noteId: string,
      by: { readonly id: string; readonly role: Role },
    ): Promise<void> {
      const note = await findNote(db, visitor, noteId);
      if (note === null)
        throw new RequestError('not-found', 'This note does not exist.', { field: 'noteId' });
      if (note.authorId !== by.id && by.role !== 'admin') {
        throw new RequestError('forbidden', `Only ${note.authorName} or an admin may remove this note.`);
      }
      await deleteNote(db, visitor, noteId);
    },
  };
}

/** Whoever reads the next conversation would begin with the label; what happened helps them more. */
function labelled(label: string): RequestError {
  return new RequestError(
    'invalid',
    `“${label}” says what somebody is like. Whoever answers next would begin with that; write what happened and what helped instead, such as “was charged twice, wanted to hear when the money is back”.`,
    { field: 'body' },
  );
}

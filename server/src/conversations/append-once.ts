import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { RequestError, type Author, type ConversationEvent } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { isUniqueViolation } from '../db/errors.ts';
import {
  appendEvent,
  type Append,
  type Appended,
  type AppendedTo,
  type NewEntry,
  type Publication,
} from './append-event.repository.ts';
import { findByClientId, findConversation, type ConversationKey } from './conversation.repository.ts';

export interface AppendRequest {
  readonly key: ConversationKey;
  readonly author: Author;
  /** Makes repeating harmless; null for entries that nobody repeats. */
  readonly clientId: string | null;
  readonly entry: NewEntry;
  readonly at: number;
  readonly firstCheckAt: number;
}

export interface AppendedOnce {
  readonly event: ConversationEvent;
  readonly row: AppendedTo;
  /** The conversation was resolved before this entry opened it again. */
  readonly reopened: boolean;
  /** A webhook or a rule is to hear of it as soon as can be. */
  readonly isAwaited: boolean;
  /** Owed telling; null when the entry had been stored before. */
  readonly publication: Publication | null;
}

/**
 * Adds an entry once: the same client id with the same content gives the entry that is there, with other content
 * a conflict.
 * @param add how it is added; left out: by itself
 * @returns null when there was nothing to add (already read, status unchanged)
 * @throws RequestError `conflict`, or `not-found` when the conversation is gone
 */
export async function appendOnce(
  db: Db,
  request: AppendRequest,
  add: (append: Append) => Promise<Appended | null> = (append) => appendEvent(db, append),
): Promise<AppendedOnce | null> {
  const outboxIds = { publish: randomUUID(), check: randomUUID() };
  const append: Append = { ...request, outboxIds };
  try {
    const appended = await add(append);
    if (appended === null) return await addedBefore(db, request);
    const { row, statusBefore, isAwaited, publication } = appended;
    return {
      event: eventOf(request, row.lastSeq),
      row,
      reopened: statusBefore === 'resolved' && row.status === 'open',
      isAwaited,
      publication,
    };
  } catch (error) {
    if (request.clientId === null || !isUniqueViolation(error, 'conversation_events_client_id')) throw error;
    return earlier(db, request, request.clientId);
  }
}

/** There is nothing to add any more when the first attempt, of which nobody heard, took a message back. */
async function addedBefore(db: Db, request: AppendRequest): Promise<AppendedOnce | null> {
  const { key, author, clientId } = request;
  if (clientId === null || (await findByClientId(db, key, author, clientId)) === null) return null;
  return earlier(db, request, clientId);
}

async function earlier(db: Db, request: AppendRequest, clientId: string): Promise<AppendedOnce> {
  const [event, row] = await Promise.all([
    findByClientId(db, request.key, request.author, clientId),
    findConversation(db, request.key),
  ]);
  if (event === null || row === null)
    throw new RequestError('not-found', 'This conversation does not exist.');
  if (!sameContent(event, request.entry)) {
    throw new RequestError(
      'conflict',
      'Another entry was already stored under this client id; send it under a new one.',
      {
        field: 'clientId',
      },
    );
  }
  return { event, row, reopened: false, isAwaited: false, publication: null };
}

function sameContent(event: ConversationEvent, entry: NewEntry): boolean {
  if (event.kind !== 'message' || entry.kind !== 'message') {
    const { seq: _seq, at: _at, author: _author, ...said } = event;
    // What was deleted since was edited before all the same.
    if (said.kind === 'edit' && entry.kind === 'edit' && said.body === '')
      return said.targetSeq === entry.targetSeq;
    return isDeepStrictEqual(said, entry);
  }
  // What was deleted since was sent before all the same.
  return isEmptied(event) || (event.body === entry.body && sameFiles(event, entry));
}

const isEmptied = ({ body, parts }: Extract<ConversationEvent, { kind: 'message' }>): boolean =>
  body === '' && parts === undefined;

const filesIn = ({ parts }: Pick<Extract<NewEntry, { kind: 'message' }>, 'parts'>): string =>
  (parts?.attachments ?? []).map(({ id }) => id).join();

const sameFiles = (one: Parameters<typeof filesIn>[0], other: Parameters<typeof filesIn>[0]): boolean =>
  filesIn(one) === filesIn(other);

function eventOf({ author, clientId, entry, at }: AppendRequest, seq: number): ConversationEvent {
  const common = { seq, at, author };
  if (entry.kind !== 'message') return { ...common, ...entry };
  const { body, parts } = entry;
  const message = { ...common, kind: entry.kind, clientId: clientId ?? '', body };
  return parts === undefined ? message : { ...message, parts };
}

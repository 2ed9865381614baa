import { fitsSought, mailKinds, mailStates, type MailAnswers, type MailEntry } from '@attune/protocol';
import * as v from 'valibot';
import { cursorOf, notACursor, readCursor, type Cursor } from '../db/cursor.ts';
import type { Db } from '../db/open-database.ts';
import { listMails, type MailRow } from './mail.repository.ts';

const SHOWN = 30;
/** Mails looked through at once when something is sought; older ones when they are asked for. */
const SOUGHT_IN = 1_000;

export interface MailsSought {
  /** Of the address, kind, state or problem. */
  readonly words?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * A page of what was mailed, the latest first.
 * @throws RequestError `invalid` for a cursor of somebody else's making
 */
export async function mailLog(
  db: Db,
  { words = '', cursor }: MailsSought,
): Promise<Pick<MailAnswers['mail:get'], 'log' | 'next'>> {
  const limit = words.trim() === '' ? SHOWN + 1 : SOUGHT_IN;
  const rows = await listMails(db, placeIn(cursor), limit);
  const fitting = rows.filter(({ letter, toAddress, state, problem }) =>
    fitsSought([toAddress, mailKinds[letter.kind], mailStates[state], problem], words),
  );
  const log = fitting.slice(0, SHOWN);
  // Beyond those that were looked through, older ones may fit.
  const last = fitting.length > SHOWN ? log.at(-1) : rows.length === limit ? rows.at(-1) : undefined;
  return { log: log.map(toEntry), next: last === undefined ? null : cursorOf(toPlace(last)) };
}

function placeIn(cursor: string | undefined): Cursor | null {
  const place = readCursor(cursor);
  if (place !== null && !v.is(v.pipe(v.string(), v.uuid()), place.id)) throw notACursor();
  return place;
}

const toPlace = ({ createdAt, id }: MailRow): Cursor => ({ at: createdAt, id });

/** Enough to know it by for whoever knows it. */
const toEntry = ({ id, letter, toAddress, state, createdAt, sentAt, problem }: MailRow): MailEntry => ({
  ...{ id, kind: letter.kind, to: halfHidden(toAddress) },
  ...{ state, createdAt, sentAt, problem },
});

function halfHidden(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, at))}…${address.slice(at)}`;
}

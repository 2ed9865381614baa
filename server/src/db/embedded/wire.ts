/*
 * As much of PostgreSQL's wire protocol (version 3) as it takes to share one session between many clients: where a
 * message ends, whose turn ends with it, and which names two clients might both choose.
 * https://www.postgresql.org/docs/15/protocol-message-formats.html
 */

/** A type byte and a length that counts itself but not the type. */
const HEADER_BYTES = 5;

const letter = (character: string) => character.charCodeAt(0);

/** Messages of a client. */
export const frontend = {
  parse: letter('P'),
  bind: letter('B'),
  describe: letter('D'),
  close: letter('C'),
  sync: letter('S'),
  flush: letter('H'),
  query: letter('Q'),
  terminate: letter('X'),
} as const;

/** Messages of a server. */
export const backend = {
  error: letter('E'),
  notification: letter('A'),
  parseComplete: letter('1'),
  readyForQuery: letter('Z'),
} as const;

/** The server does nothing for a client before one of these. */
const endsBatch: ReadonlySet<number> = new Set([frontend.sync, frontend.query]);

/** Cuts whole messages off the front of a byte stream. */
export function takeMessages(bytes: Buffer): { readonly messages: Buffer[]; readonly rest: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  while (bytes.length >= at + HEADER_BYTES) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (bytes.length < end) break;
    messages.push(bytes.subarray(at, end));
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

export const isType = (bytes: Buffer, type: number): boolean => bytes[0] === type;

export const isEndOfBatch = (bytes: Buffer): boolean => {
  const [type] = bytes;
  return type !== undefined && endsBatch.has(type);
};

/** How a batch left the session: idle, or holding a transaction open, perhaps a failed one. */
export type SessionState = 'idle' | 'in-transaction';

export interface Answer {
  /** What the client who asked should hear. */
  readonly bytes: Buffer;
  readonly state: SessionState;
  /** News of channels, for whoever listens. */
  readonly notifications: readonly Buffer[];
}

export function readAnswer(bytes: Buffer): Answer {
  const { messages } = takeMessages(bytes);
  const notifications = messages.filter((one) => isType(one, backend.notification));
  const others = messages.filter((one) => !isType(one, backend.notification));
  return {
    bytes: notifications.length === 0 ? bytes : Buffer.concat(others),
    state: bytes.at(-1) === letter('I') ? 'idle' : 'in-transaction',
    notifications,
  };
}

/** Every whole answer ends in this message, and its last byte is the state of the session. */
export const endsInReadyForQuery = (answer: Buffer): boolean =>
  answer.at(-HEADER_BYTES - 1) === backend.readyForQuery;

export function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(letter(type));
  header.writeInt32BE(body.length + HEADER_BYTES - 1, 1);
  return Buffer.concat([header, body]);
}

export const simpleQuery = (sql: string): Buffer => message('Q', `${sql}\0`);

/** @param code SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html */
export const errorResponse = (severity: 'ERROR' | 'FATAL', code: string, text: string): Buffer =>
  message('E', `S${severity}\0V${severity}\0C${code}\0M${text}\0\0`);

/** The session is idle, the next query may come. */
export const readyForQuery = (): Buffer => message('Z', 'I');

/** What a server says to a client that has just connected. */
export function greeting(): Buffer {
  const authenticationOk = message('R', Buffer.alloc(4));
  const parameter = (name: string, value: string) => message('S', `${name}\0${value}\0`);
  // Cancelling a query is not possible here, so the key opens nothing.
  const backendKey = message('K', Buffer.alloc(8));
  return Buffer.concat([
    authenticationOk,
    parameter('server_encoding', 'UTF8'),
    parameter('client_encoding', 'UTF8'),
    parameter('DateStyle', 'ISO, MDY'),
    parameter('integer_datetimes', 'on'),
    parameter('standard_conforming_strings', 'on'),
    backendKey,
    readyForQuery(),
  ]);
}

const endOfString = (bytes: Buffer, from: number): number => bytes.indexOf(0, from);

/** Where a message keeps the name of a prepared statement; undefined when it names none. */
function statementName(bytes: Buffer): { readonly start: number; readonly end: number } | undefined {
  const start = () => {
    if (isType(bytes, frontend.parse)) return HEADER_BYTES;
    if (isType(bytes, frontend.bind)) return endOfString(bytes, HEADER_BYTES) + 1;
    const namesStatement = bytes[HEADER_BYTES] === letter('S');
    if (isType(bytes, frontend.describe) || isType(bytes, frontend.close)) {
      return namesStatement ? HEADER_BYTES + 1 : undefined;
    }
    return undefined;
  };
  const from = start();
  if (from === undefined) return undefined;
  const end = endOfString(bytes, from);
  return end > from ? { start: from, end } : undefined;
}

/** Statements of these names are the same for all clients of a session: each is prepared there once. */
export const SHARED_PREFIX = 'often_';

function isShared(bytes: Buffer): boolean {
  const name = statementName(bytes);
  return name !== undefined && bytes.toString('utf8', name.start, name.end).startsWith(SHARED_PREFIX);
}

/** A client lets go of a statement that others go on using. */
export const closesShared = (bytes: Buffer): boolean => isType(bytes, frontend.close) && isShared(bytes);

/** The shared statement that a batch begins by preparing; undefined when it begins otherwise. */
export function sharedStatementIn(batch: Buffer): string | undefined {
  return isType(batch, frontend.parse) && isShared(batch) ? preparedName(batch) : undefined;
}

/** A batch without its first message. */
export const withoutFirst = (batch: Buffer): Buffer => batch.subarray(1 + batch.readInt32BE(1));

/** The server prepared what the batch began with, whatever became of the rest. */
export const beginsWithPrepared = (answer: Buffer): boolean => isType(answer, backend.parseComplete);

/** Puts a prefix before the name of a prepared statement, so that clients of one session share only those meant for it. */
export function withOwnStatementName(bytes: Buffer, prefix: string): Buffer {
  const name = statementName(bytes);
  if (!name || isShared(bytes)) return bytes;
  const own = Buffer.concat([bytes.subarray(0, name.start), Buffer.from(prefix), bytes.subarray(name.start)]);
  own.writeInt32BE(own.length - 1, 1);
  return own;
}

/** The name of the prepared statement that a Parse message makes; undefined for any other message. */
export function preparedName(bytes: Buffer): string | undefined {
  const name = isType(bytes, frontend.parse) ? statementName(bytes) : undefined;
  return name && bytes.toString('utf8', name.start, name.end);
}

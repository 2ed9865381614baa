/**
 * Whether an error says that the database cannot serve right now, though the same query may succeed later: refuse
 * with `unavailable`. After a failed COMMIT it also means that nobody knows whether the change was kept.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isAbsence(error) || isOutOfDescriptors(error) || isUnavailable(error.cause);
}

/** Whether something could not be opened because this process, or the machine, has too much open. */
export function isOutOfDescriptors(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'EMFILE' || code === 'ENFILE' || isOutOfDescriptors(error.cause);
}

/** SQLSTATE classes and codes, https://www.postgresql.org/docs/15/errcodes-appendix.html */
const PASSING = [
  /^08/, // connection exception
  /^53/, // out of disk, memory or connections
  /^57P0[1-4]$/, // shutting down, crashed, starting, dropped
  /^57014$/, // statement_timeout
  /^55P03$/, // lock_timeout, or no turn in the embedded database
  /^25P03$/, // idle_in_transaction_session_timeout
  /^58030$/, // I/O error
];

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** `pg` gives these no code. */
const WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
];

function isAbsence(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  // A unix socket whose server is gone; the same code for a file means nothing of the kind.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  if (typeof code === 'string') return NETWORK.has(code) || PASSING.some((pattern) => pattern.test(code));
  return WORDS.some((words) => error.message.startsWith(words));
}

/** Whether the database had no room left for what it was to write. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === DISK_FULL || code === 'ENOSPC' || isDiskFull(error.cause);
}

const DISK_FULL = '53100';

/**
 * Whether a statement failed because the same key is there already.
 * @param constraint name of the constraint or index; left out: any
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error)) return false;
  const violates = 'code' in error && error.code === UNIQUE_VIOLATION;
  if (violates) return constraint === undefined || ('constraint' in error && error.constraint === constraint);
  // The ORM wraps the database's error to add the query.
  return isUniqueViolation(error.cause, constraint);
}

const UNIQUE_VIOLATION = '23505';

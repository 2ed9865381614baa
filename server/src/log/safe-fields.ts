/**
 * Names of what a log line may carry beside its sentence. Everything else is left out, whoever logs it: a log never
 * holds what people wrote, their addresses, tokens or cookies. Ids are random and say nothing by themselves.
 */
const ALLOWED = new Set(
  [
    'pid part request method route status code reason kind name job queue',
    'siteId conversationId visitorId agentId personId sessionId socketId messageId jobId',
    'seq upToSeq version count attempt bytes ms at lagMs retryAfterMs exitCode',
    'port host engine epoch signal namespace transport limit detector state',
  ].flatMap((names) => names.split(' ')),
);

const MAX_TEXT = 300;

/** The fields of one log line that may be written. Names of those left out are kept, so that nobody searches in vain. */
export function safeFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err' || value instanceof Error) safe[name] = safeError(value);
    else if (ALLOWED.has(name) && isPlain(value)) safe[name] = shorten(value);
    else leftOut.push(name);
  }
  return leftOut.length === 0 ? safe : { ...safe, leftOut };
}

interface SafeError {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly frames: readonly string[];
  readonly cause?: SafeError;
}

/** An error without the values that databases and parsers put into their messages. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    ...(quotesInput(error) ? {} : { message: error.message.slice(0, MAX_TEXT) }),
    ...textsOf(error),
    // The first lines of a stack repeat the message.
    frames: (error.stack ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .slice(0, 12),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: safeError(error.cause, depth + 1) }),
  };
}

/**
 * Messages that repeat what somebody sent: `invalid input syntax for type uuid: "…"` (PostgreSQL, known by its
 * severity), `Failed query: … params: …` (the ORM), `Unexpected token … in "…"` (JSON.parse).
 */
function quotesInput(error: Error): boolean {
  return 'severity' in error || 'params' in error || error instanceof SyntaxError;
}

function textsOf(error: Error): { code?: string; constraint?: string; table?: string } {
  return Object.fromEntries(
    Object.entries(error).filter(
      ([name, value]) => ['code', 'constraint', 'table'].includes(name) && typeof value === 'string',
    ),
  );
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every((item) => typeof item !== 'object' && typeof item !== 'function');
  return value === null || ['string', 'number', 'boolean', 'bigint', 'undefined'].includes(typeof value);
}

function shorten(value: unknown): unknown {
  return typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
}

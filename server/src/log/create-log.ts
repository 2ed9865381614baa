import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/fields.ts';
import { plainLines } from './plain-lines.ts';
import { safeFields } from './safe-fields.ts';

/**
 * `log.warn({ siteId, err }, 'a sentence that holds no personal data')`. Unknown field names are left out.
 * There is no `child`: what it binds would not pass the list.
 */
export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export interface LogOptions {
  readonly level: LogLevel;
  /** Where JSON lines go; by default standard output, in plain words when that is a terminal. */
  readonly to?: DestinationStream;
}

/** The server's log: one JSON object a line, `{ level, time, msg, … }`, `time` in epoch ms. */
export function createLog({ level, to = standardOutput() }: LogOptions): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      formatters: {
        level: (label) => ({ level: label }),
        log: safeFields,
      },
      // What `safeFields` made of an error stays as it is.
      serializers: { err: (value: unknown) => value },
    },
    to,
  );
}

function standardOutput(): DestinationStream {
  if (process.stdout.isTTY) return plainLines((text) => process.stdout.write(text));
  // Written at once, so that the last line before a crash is there.
  return pino.destination({ fd: 1, sync: true });
}

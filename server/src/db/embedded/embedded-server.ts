import type { Log } from '../../log/create-log.ts';
import { EmbeddedConnection } from './connection.ts';
import { startDatabaseThread, type DatabaseThread } from './database-thread.ts';
import { makeDatabaseFolder } from './make-folder.ts';
import { createSharedSession, type SessionLimits } from './shared-session.ts';
import { beginsWithPrepared, readAnswer, sharedStatementIn, withoutFirst, type Answer } from './wire.ts';

/** The embedded database as a server without a network: what `pg` calls a stream, `connect()` makes. */
export interface EmbeddedServer {
  connect(as?: { readonly isUrgent: boolean }): EmbeddedConnection;
  /** Writes everything out and stops. Close the pools before. */
  close(): Promise<void>;
}

export interface EmbeddedLimits extends SessionLimits {
  /** A batch that runs this long is ended, and the database with it: there is no other way to stop one. */
  readonly batchWithinMs: number;
}

/**
 * Opens the database in `folder`, making it when there is none. Should it break, every connection ends and the next
 * one opens it again from what is on disk, as with a server that was restarted.
 */
export async function startEmbeddedServer(
  folder: string,
  limits: EmbeddedLimits,
  log: Log,
): Promise<EmbeddedServer> {
  const connections = new Set<EmbeddedConnection>();
  /** Prepared in the session, for every connection. */
  const shared = new Set<string>();
  let thread: Promise<DatabaseThread> | undefined;
  let connectionCount = 0;

  function open(): Promise<DatabaseThread> {
    thread ??= startDatabaseThread(folder, { batchWithinMs: limits.batchWithinMs, onLost: lose });
    thread.catch(() => (thread = undefined));
    return thread;
  }
  function lose(cause: Error): void {
    log.error({ err: cause }, 'The embedded database stopped; it is opened again with the next query');
    thread = undefined;
    shared.clear();
    for (const connection of connections) connection.lose(cause.message);
  }
  async function run(batch: Buffer): Promise<Answer> {
    const prepares = sharedStatementIn(batch);
    const isThere = prepares !== undefined && shared.has(prepares);
    const answer = readAnswer(await (await open()).run(isThere ? withoutFirst(batch) : batch));
    if (prepares !== undefined && beginsWithPrepared(answer.bytes)) shared.add(prepares);
    // LISTEN is the session's, and the session is everybody's: all hear everything and pick what they want.
    for (const notification of answer.notifications) {
      for (const connection of connections) connection.notify(notification);
    }
    return answer;
  }

  await makeDatabaseFolder(folder);
  await open();
  const session = createSharedSession(run, limits, log);

  return {
    connect({ isUrgent } = { isUrgent: false }) {
      const number = (connectionCount += 1);
      const whenReady = async () => void (await open());
      const connection = new EmbeddedConnection({ session, number, isUrgent, whenReady });
      connections.add(connection);
      connection.once('close', () => connections.delete(connection));
      return connection;
    },
    async close() {
      await (await thread)?.close();
    },
  };
}

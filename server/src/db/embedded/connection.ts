import { Duplex } from 'node:stream';
import { TurnTimeout, type Guest, type SharedSession } from './shared-session.ts';
import {
  closesShared,
  errorResponse,
  frontend,
  greeting,
  isEndOfBatch,
  isType,
  message,
  preparedName,
  readyForQuery,
  takeMessages,
  sharedStatementIn,
  withOwnStatementName,
} from './wire.ts';

/** SQLSTATE codes a PostgreSQL server uses for the same occasions. */
const LOCK_NOT_AVAILABLE = '55P03';
const IDLE_IN_TRANSACTION_TIMEOUT = '25P03';
const CRASH_SHUTDOWN = '57P02';
const FEATURE_NOT_SUPPORTED = '0A000';

export interface ConnectionOptions {
  readonly session: SharedSession;
  /** Unlike that of any other connection of the session. */
  readonly number: number;
  readonly isUrgent: boolean;
  whenReady(): Promise<void>;
}

/**
 * The socket of one `pg.Client`, ending in this process: what the client writes becomes batches for the shared
 * session, and the answers come back. Everything above (pool, types, errors, notifications) is `pg` itself, so that
 * the embedded database and a PostgreSQL server look exactly alike.
 */
export class EmbeddedConnection extends Duplex implements Guest {
  readonly isUrgent: boolean;
  readonly #session: SharedSession;
  readonly #whenReady: () => Promise<void>;
  readonly #prefix: string;
  readonly #prepared = new Set<string>();
  #greeted = false;
  #over = false;
  #unread: Buffer = Buffer.alloc(0);
  #batch: Buffer[] = [];

  constructor({ session, number, isUrgent, whenReady }: ConnectionOptions) {
    super();
    this.isUrgent = isUrgent;
    this.#session = session;
    this.#whenReady = whenReady;
    this.#prefix = `c${number}_`;
  }

  /** Called by `pg` in place of `net.Socket.connect`. */
  connect(): this {
    this.#whenReady().then(
      () => this.emit('connect'),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }

  // What `pg` asks of a real socket and means nothing here.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  evict(reason: string): void {
    this.#hangUp(IDLE_IN_TRANSACTION_TIMEOUT, reason);
  }

  /** The database stopped under this connection. */
  lose(reason: string): void {
    this.#hangUp(CRASH_SHUTDOWN, reason);
  }

  notify(notification: Buffer): void {
    this.#say(notification);
  }

  override _read(): void {
    // Answers are pushed when they come; there is nothing to ask for.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk]);
    if (!this.#greeted) this.#greet();
    const { messages, rest } = takeMessages(this.#unread);
    this.#unread = rest;
    for (const one of messages) this.#take(one);
    done();
  }

  override _final(done: () => void): void {
    this.#over = true;
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#over = true;
    this.#session.leave(this);
    this.#dropPrepared();
    done(error);
  }

  /** The first message of a client has no type, only a length. */
  #greet(): void {
    if (this.#unread.length < 4 || this.#unread.length < this.#unread.readInt32BE(0)) return;
    this.#unread = this.#unread.subarray(this.#unread.readInt32BE(0));
    this.#greeted = true;
    this.#say(greeting());
  }

  #take(one: Buffer): void {
    if (isType(one, frontend.terminate)) return;
    if (isType(one, frontend.flush)) return this.#hangUp(FEATURE_NOT_SUPPORTED, 'results come whole here');
    if (closesShared(one)) return;
    const own = withOwnStatementName(one, this.#prefix);
    const prepared = preparedName(own);
    if (prepared !== undefined && sharedStatementIn(own) === undefined) this.#prepared.add(prepared);
    this.#batch.push(own);
    if (!isEndOfBatch(own)) return;
    const batch = Buffer.concat(this.#batch);
    this.#batch = [];
    void this.#send(batch);
  }

  async #send(batch: Buffer): Promise<void> {
    try {
      this.#say(await this.#session.send(this, batch));
    } catch (error) {
      if (!(error instanceof TurnTimeout)) return this.lose(String(error));
      this.#say(Buffer.concat([errorResponse('ERROR', LOCK_NOT_AVAILABLE, error.message), readyForQuery()]));
    }
  }

  #say(bytes: Buffer): void {
    if (!this.#over) this.push(bytes);
  }

  #hangUp(code: string, reason: string): void {
    if (this.writableEnded) return;
    this.#say(errorResponse('FATAL', code, reason));
    this.end();
  }

  /** The session outlives this connection, and with it whatever was prepared on it. */
  #dropPrepared(): void {
    if (this.#prepared.size === 0) return;
    const closing = [...this.#prepared].map((name) => message('C', `S${name}\0`));
    const nobody: Guest = { evict: () => undefined };
    // A session that is gone has forgotten them by itself.
    this.#session.send(nobody, Buffer.concat([...closing, message('S')])).catch(() => undefined);
  }
}

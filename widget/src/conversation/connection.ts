import type {
  Refusal,
  Reply,
  ServerToVisitor,
  VisitorAnswers,
  VisitorInput,
  VisitorRequestName,
} from '@attune/protocol';

/** The wire as the conversation sees it: Socket.IO in the product, an in-memory pair in tests. */
export interface Connection {
  /** Connects, and keeps connecting until `close`. News go to `listener`, set once. */
  open(listener: ConnectionListener): void;
  close(): void;
  /** Drops a link that no longer answers and makes a new one. */
  restart(): void;
  isUp(): boolean;
  /**
   * Asks the server. No connection, no answer in time and a link that breaks meanwhile all come back as the refusal
   * `unavailable`: the request may have been carried out, so only repeat what is harmless to repeat.
   */
  request<Name extends VisitorRequestName>(
    name: Name,
    input: VisitorInput<Name>,
  ): Promise<Reply<VisitorAnswers[Name]>>;
}

export interface ConnectionListener {
  /** Connected; the first request must be `visit:start`. */
  up(): void;
  down(): void;
  /** The server will not have us: wrong site key, worn-out token, too many. */
  refused(refusal: Refusal): void;
  event(...news: Parameters<ServerToVisitor['conversation:event']>): void;
  typing(...news: Parameters<ServerToVisitor['typing:changed']>): void;
  queue(...news: Parameters<ServerToVisitor['queue:changed']>): void;
  expected(...news: Parameters<ServerToVisitor['answer:expected']>): void;
  recorder(...news: Parameters<ServerToVisitor['recorder:changed']>): void;
  /** The site's admin changed the widget. */
  widgetChanged(): void;
  /** The server is about to close this connection, and says why. */
  ended(...news: Parameters<ServerToVisitor['session:ended']>): void;
}

/** Stands for every way in which no answer came. */
export const NO_ANSWER: Refusal = { code: 'unavailable', message: 'The server did not answer.' };

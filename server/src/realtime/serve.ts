import { assertPlainShape, RequestError } from '@attune/protocol';
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { countMisshapen, tooManyMisshapen } from './misshapen.ts';
import { refusalOf, type Refusing } from './refusal-of.ts';
import { takeShortWay, type Ack } from './short-way.ts';

type Schemas = Readonly<Record<string, v.GenericSchema>>;

/** What a handler knows beside its input. */
export interface Served<Principal> {
  readonly principal: Principal;
  /** Runs once the acknowledgement is on its way: news are told here, after commit and ack. */
  afterAck(tell: () => void | Promise<void>): void;
}

export interface Handler<Input, Answer, Principal, Limit> {
  /** May this principal ask this at all? Throws a RequestError when not. */
  authorise?(principal: Principal, input: Input): void | Promise<void>;
  /** Which budget a request takes from; see `budgets.ts`. */
  readonly limit: Limit;
  handle(input: Input, served: Served<Principal>): Promise<Answer> | Answer;
  /**
   * Whether an input is, at a glance, what the schema would take as it is; for requests so frequent that the walk and the
   * schema would cost more than the rest. What it does not know for sure, the schema decides.
   */
  isPlain?(input: unknown): input is Input;
}

/** One handler for every request of a namespace: leaving one out does not compile. */
export type Handlers<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
> = {
  readonly [Name in keyof S]: Handler<v.InferOutput<S[Name]>, Answers[Name], Principal, Limit>;
};

export interface ServeOptions<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
>
  extends Refusing, Watched {
  readonly schemas: S;
  readonly handlers: Handlers<S, Answers, Principal, Limit>;
  /** The principal at the time of the request, or a refusal when there is none (yet). */
  principal(request: string): Principal;
  /** Takes one from the budget or throws RequestError `rate-limited`. */
  take(limit: Limit): void;
}

/** Who looks on while requests are handled; by default nobody does. Names are of our own requests, or "unknown". */
export interface Watched {
  readonly observe?: Observe;
  /** Runs what handles a request inside a span. */
  traced?<Outcome>(request: string, work: () => Outcome): Outcome;
}

/** Called when a request comes; what it returns, when it was answered. */
export type Observe = (request: string) => (outcome: string) => void;

/**
 * The only way a socket's requests are handled: shape → schema → authorise → limit → handle → ack. Whatever arrives,
 * it is answered with a `Reply`, by the ack or, where there is none, by the news `request:refused`. What a handler gives
 * without a promise is answered within the packet's own turn.
 */
export function serve<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
>(socket: Socket, options: ServeOptions<S, Answers, Principal, Limit>): void {
  const tooMany = countMisshapen();
  const take = (request: string, args: readonly unknown[], ack: Ack | null): void => {
    let isOver = false;
    const tells: Tell[] = [];
    const known = Object.hasOwn(options.schemas, request) ? request : 'unknown';
    const ended = options.observe?.(known);
    const answer = (value: unknown) => {
      ended?.('ok');
      ack?.({ ok: true, value });
      tellAll(tells, 0, (error) => options.log.error({ err: error, request }, NOT_TOLD));
    };
    const refuse = (error: unknown) => {
      const refusal = refusalOf(error, request, options);
      ended?.(refusal.code);
      if (ack !== null) ack({ ok: false, refusal });
      else socket.emit('request:refused', { request, refusal });
      if (isOver) socket.disconnect(true);
    };
    try {
      const misshapen = faultOfShape(request, args, ack, options.schemas);
      if (misshapen !== null) {
        isOver = tooMany() > 0;
        throw isOver ? tooManyMisshapen() : misshapen;
      }
      const work = () => handleOne(request, args, options, (tell) => tells.push(tell));
      const value = options.traced === undefined ? work() : options.traced(known, work);
      if (value instanceof Promise) value.then(answer, refuse).catch(unanswered);
      else answer(value);
    } catch (error) {
      try {
        refuse(error);
      } catch (fault) {
        unanswered(fault);
      }
    }
    function unanswered(error: unknown): void {
      options.log.error({ err: error, request }, 'a request could not be answered');
    }
  };
  takeShortWay(socket, (request) => Object.hasOwn(options.schemas, request), take);
  // onAny sees every other packet, known or not, so that no name is left without an answer.
  socket.onAny((name: unknown, ...args: unknown[]) => {
    const last = args.at(-1);
    const ack = typeof last === 'function' ? (args.pop() as Ack) : null;
    take(String(name).slice(0, 60), args, ack);
  });
}

type Tell = () => void | Promise<void>;
const NOT_TOLD = 'what came of a request could not be told';

/** One after the other; the first that fails ends it. */
function tellAll(tells: readonly Tell[], from: number, onError: (error: unknown) => void): void {
  try {
    for (let index = from; index < tells.length; index++) {
      const telling = tells[index]?.();
      if (!(telling instanceof Promise)) continue;
      telling.then(() => tellAll(tells, index + 1, onError)).catch(onError);
      return;
    }
  } catch (error) {
    onError(error);
  }
}

/** What is wrong about a packet before anybody looks at what it asks; null when it may be looked at. */
function faultOfShape(
  request: string,
  args: readonly unknown[],
  ack: Ack | null,
  schemas: Schemas,
): RequestError | null {
  if (ack === null) {
    const words = `"${request}" came without an acknowledgement callback; nothing was done.`;
    return new RequestError('invalid', words);
  }
  if (!Object.hasOwn(schemas, request))
    return new RequestError('unknown-event', `There is no request "${request}".`);
  if (args.length === 1) return null;
  return new RequestError('invalid', `"${request}" takes one object; it came with ${args.length} values.`);
}

/** @returns what the handler answers, or the promise of it */
function handleOne<S extends Schemas, Answers extends Readonly<Record<keyof S, unknown>>, Principal, Limit>(
  request: string,
  args: readonly unknown[],
  options: ServeOptions<S, Answers, Principal, Limit>,
  afterAck: (tell: Tell) => void,
): unknown {
  const { schemas, handlers } = options;
  const schema = schemas[request];
  const handler = handlers[request];
  if (schema === undefined || handler === undefined) throw new Error(`"${request}" has no handler`);
  // A caller out of budget must not make us walk and parse its input.
  const principal = options.principal(request);
  options.take(handler.limit);
  const input = handler.isPlain?.(args[0]) ? args[0] : parseInput(schema, args[0], request);
  const authorising = handler.authorise?.(principal, input);
  const served = { principal, afterAck };
  return authorising instanceof Promise
    ? authorising.then(() => handler.handle(input, served))
    : handler.handle(input, served);
}

/**
 * Checks a request's input, first its shape, then its schema.
 * @throws RequestError `invalid` or `too-large`, naming the field
 */
export function parseInput<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  request: string,
): v.InferOutput<S> {
  assertPlainShape(input);
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? undefined;
  const place = field === undefined ? `The input of "${request}"` : `"${field}"`;
  throw new RequestError(
    'invalid',
    `${place} ${asClause(issue.message)}`,
    field === undefined ? {} : { field },
  );
}

/** Our own messages read after a field name; the library's stand as a sentence of their own. */
function asClause(message: string): string {
  return message.startsWith('Invalid') ? `is not right: ${message}.` : `${message}.`;
}

import { assertPlainShape, RequestError, type Reply } from '@attune/protocol';
import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { refusalOf, type Refusing } from './refusal-of.ts';

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
  handle(input: Input, served: Served<Principal>): Promise<Answer>;
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
> extends Refusing {
  readonly schemas: S;
  readonly handlers: Handlers<S, Answers, Principal, Limit>;
  /** The principal at the time of the request, or a refusal when there is none (yet). */
  principal(request: string): Principal;
  /** Takes one from the budget or throws RequestError `rate-limited`. */
  take(limit: Limit): Promise<void>;
}

/**
 * The only way a socket's requests are handled: shape → schema → authorise → limit → handle → ack. Whatever arrives,
 * it is answered with a `Reply`, by the ack or, where there is none, by the news `request:refused`.
 */
export function serve<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
>(socket: Socket, options: ServeOptions<S, Answers, Principal, Limit>): void {
  // onAny sees every packet, known or not, so that no name is left without an answer.
  socket.onAny((name: unknown, ...args: unknown[]) => {
    const request = String(name).slice(0, 60);
    const last = args.at(-1);
    const ack = typeof last === 'function' ? (last as (reply: Reply<unknown>) => void) : null;
    const input = ack === null ? args : args.slice(0, -1);
    const answer = (reply: Reply<unknown>) => {
      if (ack !== null) ack(reply);
      else if (!reply.ok) socket.emit('request:refused', { request, refusal: reply.refusal });
    };
    void answerOne(request, input, ack !== null, options)
      .then(async ({ reply, afterAck }) => {
        answer(reply);
        for (const tell of afterAck) await tell();
      })
      .catch((error: unknown) => {
        options.log.error({ err: error, request }, 'a request could not be answered');
      });
  });
}

interface Answered {
  readonly reply: Reply<unknown>;
  readonly afterAck: readonly (() => void | Promise<void>)[];
}

async function answerOne<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
>(
  request: string,
  args: readonly unknown[],
  hasAck: boolean,
  options: ServeOptions<S, Answers, Principal, Limit>,
): Promise<Answered> {
  const afterAck: (() => void | Promise<void>)[] = [];
  try {
    if (!hasAck) {
      throw new RequestError(
        'invalid',
        `"${request}" came without an acknowledgement callback; nothing was done.`,
      );
    }
    const value = await handleOne(request, args, options, (tell) => afterAck.push(tell));
    return { reply: { ok: true, value }, afterAck };
  } catch (error) {
    return { reply: { ok: false, refusal: refusalOf(error, request, options) }, afterAck: [] };
  }
}

async function handleOne<
  S extends Schemas,
  Answers extends Readonly<Record<keyof S, unknown>>,
  Principal,
  Limit,
>(
  request: string,
  args: readonly unknown[],
  options: ServeOptions<S, Answers, Principal, Limit>,
  afterAck: (tell: () => void | Promise<void>) => void,
): Promise<unknown> {
  const { schemas, handlers } = options;
  if (!Object.hasOwn(schemas, request))
    throw new RequestError('unknown-event', `There is no request "${request}".`);
  if (args.length !== 1) {
    throw new RequestError('invalid', `"${request}" takes one object; it came with ${args.length} values.`);
  }
  const schema = schemas[request];
  const handler = handlers[request];
  if (schema === undefined || handler === undefined) throw new Error(`"${request}" has no handler`);
  // A caller out of budget must not make us walk and parse its input.
  const principal = options.principal(request);
  await options.take(handler.limit);
  const input = parseInput(schema, args[0], request);
  await handler.authorise?.(principal, input);
  return handler.handle(input, { principal, afterAck });
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

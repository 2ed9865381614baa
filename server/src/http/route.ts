import type { Reply } from '@attune/protocol';
import type { Express, Request, RequestHandler } from 'express';
import type * as v from 'valibot';
import type { Asking } from '../auth/create-auth.ts';
import type { AddressOf } from '../realtime/address.ts';
import { parseInput } from '../realtime/serve.ts';
import { addressKey } from './address-key.ts';
import { onlyBy } from './answer-error.ts';
import type { LimitName, Limits } from './limits.ts';
import { readBytes, readJson } from './read-json.ts';

/** What a route answers: the value of the `Reply`, and cookies to set with it. */
export interface Answer<Value> {
  readonly value: Value;
  readonly cookies?: readonly string[];
}

interface Common {
  readonly path: string;
  /** Taken from the budget of the client's address before anything is read. */
  readonly limit: LimitName;
}

/** A question without a body. */
export interface Question<Value> extends Common {
  readonly method: 'get' | 'post';
  handle(asking: Asking): Promise<Answer<Value>>;
}

/** A request with a JSON body of this form. */
export interface Submission<Input extends v.GenericSchema, Value> extends Common {
  readonly input: Input;
  handle(input: v.InferOutput<Input>, asking: Asking): Promise<Answer<Value>>;
}

export interface Routing {
  readonly limits: Limits;
  readonly addressOf: AddressOf;
}

/**
 * The only ways a request under `/api` is handled: limit → size → JSON → shape → schema → handle → `Reply`. What goes
 * wrong is thrown, and answered in `answer-error.ts`.
 */
export function createRoutes(app: Express, { limits, addressOf }: Routing) {
  const askingOf = (request: Request): Asking => ({
    headers: request.headers,
    address: addressOf(request),
  });

  const limited =
    (limit: LimitName): RequestHandler =>
    async (request, _response, next) => {
      await limits.take(limit, addressKey(addressOf(request)));
      next();
    };

  return {
    question<Value>({ method, path, limit, handle }: Question<Value>): void {
      const route = app.route(path);
      const answer = answering((request) => handle(askingOf(request)));
      if (method === 'get') route.get(limited(limit), answer).all(onlyBy('GET', 'HEAD'));
      else route.post(limited(limit), answer).all(onlyBy('POST'));
    },

    submission<Input extends v.GenericSchema, Value>(submission: Submission<Input, Value>): void {
      const { path, limit, input, handle } = submission;
      app
        .route(path)
        .post(
          limited(limit),
          readBytes,
          answering((request) => handle(parseInput(input, readJson(request), path), askingOf(request))),
        )
        .all(onlyBy('POST'));
    },
  };
}

function answering<Value>(answer: (request: Request) => Promise<Answer<Value>>): RequestHandler {
  return async (request, response) => {
    const { value, cookies = [] } = await answer(request);
    const reply: Reply<Value> = { ok: true, value };
    if (cookies.length > 0) response.append('Set-Cookie', [...cookies]);
    response.json(reply);
  };
}

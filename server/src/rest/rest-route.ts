import type { ApiScope } from '@attune/protocol';
import type * as v from 'valibot';
import type { ApiCaller } from '../api-keys/api-keys.ts';

type Fields = v.GenericSchema<Record<string, unknown>>;

/** What a route gives back; `tell` runs once the answer is on its way. */
export interface RestAnswer<Value> {
  readonly value: Value;
  readonly tell?: (() => void | Promise<void>) | undefined;
}

/**
 * One operation of the REST API: how it is asked for, what it takes and gives, and who may. The document at
 * `openapi.json` is made from these, so it cannot say anything else than what is checked.
 */
export interface RestRoute<
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends v.GenericSchema = v.GenericSchema,
  Answer extends v.GenericSchema = v.GenericSchema,
> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** After `/api/v1`, as OpenAPI writes it: `/conversations/{conversationId}`. */
  readonly path: string;
  /** Groups the operations on the page. */
  readonly about: string;
  readonly summary: string;
  /** What is worth knowing beyond it. */
  readonly more?: string;
  readonly scope: ApiScope;
  readonly params: Params;
  readonly query: Query;
  /** Null: none is taken. */
  readonly body: Body | null;
  readonly answer: Answer;
  readonly status: 200 | 201;
  handle(
    asked: {
      readonly params: v.InferOutput<Params>;
      readonly query: v.InferOutput<Query>;
      readonly body: v.InferOutput<Body>;
    },
    caller: ApiCaller,
  ): Promise<RestAnswer<v.InferInput<Answer>>>;
}

/** Keeps what a route takes and gives together with its handler, for the compiler. */
export function restRoute<
  Params extends Fields,
  Query extends Fields,
  Body extends v.GenericSchema,
  Answer extends v.GenericSchema,
>(route: RestRoute<Params, Query, Body, Answer>): RestRoute {
  return route;
}

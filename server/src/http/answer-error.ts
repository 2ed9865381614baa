import type { Refusal, Reply } from '@attune/protocol';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { refusalOf, type Refusing } from '../realtime/refusal-of.ts';
import { HttpRefusal, statusOf } from './refusal-status.ts';

/** Nothing else took the request. */
export const unknownRoute: RequestHandler = ({ method, path }) => {
  throw new HttpRefusal('unknown-event', `There is no ${method} ${path.slice(0, 100)} here.`, 404);
};

/** A path that is ours, asked in another way. */
export function onlyBy(...methods: readonly string[]): RequestHandler {
  return ({ method }, response) => {
    response.set('Allow', methods.join(', '));
    throw new HttpRefusal('unknown-event', `This takes ${methods.join(' or ')}, not ${method}.`, 405);
  };
}

/** Every failed request gets a `Reply` with a refusal: never a stack, never a page of the framework. */
export function answerError(refusing: Refusing): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = refusalOfFramework(thrown) ?? thrown;
    const refusal = refusalOf(error, `${request.method} ${routeOf(request.path)}`, refusing);
    const reply: Reply<never> = { ok: false, refusal };
    forgetFile(response);
    response.set(retryAfter(refusal)).status(statusOf(error, refusal.code)).json(reply);
  };
}

/** Refusals of the framework's own parts: the body reader, the path decoder, the file sender. */
export function refusalOfFramework(error: unknown): HttpRefusal | null {
  if (!(error instanceof Error) || error instanceof HttpRefusal) return null;
  const status = 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) return new HttpRefusal('too-large', 'The body is larger than 64 KB.', 413);
  if (status === 404) return new HttpRefusal('not-found', 'There is no such file.', 404);
  if (status === 415) {
    return new HttpRefusal('invalid', 'The body is compressed or encoded in a way that is not taken.', 415);
  }
  return new HttpRefusal('invalid', 'The request is malformed.', status);
}

/** What was said of a file that could not be sent is not true of a refusal: nobody may keep that for a year. */
function forgetFile(response: Response): void {
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges', 'Content-Range', 'Content-Disposition'])
    response.removeHeader(name);
  response.set('Cache-Control', 'no-store');
}

/** For the log: the path without what may be personal in it. */
function routeOf(path: string): string {
  return path.startsWith('/api/') ? path.slice(0, 60) : `/${path.split('/')[1] ?? ''}`.slice(0, 60);
}

function retryAfter({ retryAfterMs }: Refusal): Record<string, string> {
  return retryAfterMs === undefined ? {} : { 'Retry-After': String(Math.ceil(retryAfterMs / 1_000)) };
}

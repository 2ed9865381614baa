import type { ErrorRequestHandler } from 'express';
import { refusalOfFramework } from '../http/answer-error.ts';
import { statusOf } from '../http/refusal-status.ts';
import { refusalOf, type Refusing } from '../realtime/refusal-of.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not right',
  401: 'No key, or one that does not open anything',
  403: 'This key may not do this',
  404: 'There is no such thing',
  405: 'Not asked in this way',
  409: 'It does not fit what is there',
  413: 'Too large',
  415: 'Not JSON',
  429: 'Too many requests',
  503: 'Not possible right now',
};

/** Every failed request gets a problem as RFC 9457 has it, with our own code beside it. */
export function answerProblem(refusing: Refusing): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = refusalOfFramework(thrown) ?? thrown;
    const { code, message, field, retryAfterMs } = refusalOf(error, `${request.method} /api/v1`, refusing);
    const status = statusOf(error, code);
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1_000)));
    response
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:attune:refusal:${code}`,
          title: titles[status] ?? 'Something went wrong here',
          status,
          detail: message,
          code,
          ...(field === undefined ? {} : { field }),
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        }),
      );
  };
}

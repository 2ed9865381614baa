import { RequestError } from '@attune/protocol';
import type { RequestHandler } from 'express';

/**
 * Refuses a NUL in path or query before any route sees it: it names nothing of ours, and a database fails on it. What a
 * body holds is looked at where it is read.
 */
export const plainAddress: RequestHandler = (request, _response, next) => {
  if (/%00/.test(request.url)) throw new RequestError('invalid', 'The address holds a NUL character.');
  next();
};

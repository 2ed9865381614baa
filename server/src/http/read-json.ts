import { MAX_FRAME_BYTES } from '@attune/protocol';
import express, { type Request, type RequestHandler } from 'express';
import { HttpRefusal } from './refusal-status.ts';

/** Takes a body of at most 64 KB as bytes. Compressed ones are refused: a few bytes could become gigabytes. */
export const readBytes: RequestHandler = express.raw({
  type: () => true,
  limit: MAX_FRAME_BYTES,
  inflate: false,
});

/**
 * The JSON value of a request that went through `readBytes`.
 * @throws HttpRefusal `invalid` when it is something else
 */
export function readJson(request: Request): unknown {
  if (request.is('application/json') === false) {
    throw new HttpRefusal('invalid', 'The body must be JSON, with "Content-Type: application/json".', 415);
  }
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
    throw new HttpRefusal('invalid', 'The body is empty; it must be a JSON object.', 400);
  }
  try {
    // Fatal: bytes that are no text would else become other text in silence.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      throw new HttpRefusal('invalid', 'The body is not valid JSON in UTF-8.', 400);
    }
    throw error;
  }
}

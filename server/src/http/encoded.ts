import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** A text as it travels, packed once for all who ask for it. */
export interface Encoded {
  readonly etag: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

export async function encode(content: string | Buffer): Promise<Encoded> {
  const plain = Buffer.from(content);
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain)]);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { etag: `"${hash}"`, plain, br, gzip: gz };
}

/** Sends it as small as the browser can read it, or says that the browser's copy is still good. */
export function sendEncoded(request: Request, response: Response, { etag, ...bodies }: Encoded): void {
  response.vary('Accept-Encoding').set('ETag', `W/${etag}`);
  if (request.fresh) return void response.status(304).end();
  const encoding = request.acceptsEncodings('br', 'gzip') || 'identity';
  const body = encoding === 'br' ? bodies.br : encoding === 'gzip' ? bodies.gzip : bodies.plain;
  if (body !== bodies.plain) response.set('Content-Encoding', encoding);
  response.set('Content-Length', String(body.length));
  response.end(request.method === 'HEAD' ? undefined : body);
}

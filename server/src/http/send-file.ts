import type { Attachment } from '@attune/protocol';
import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Upload } from '../attachments/attachments.ts';

/** The file that a request's body is. Its name stands in a header: addresses are written into logs. */
export function uploadIn(request: Request): Upload {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return {
    name: nameIn(request.headers['x-file-name']),
    length: Number.isFinite(length) ? length : null,
    bytes: request,
  };
}

/** Headers hold no letters but English ones, so the name comes percent-encoded. */
function nameIn(header: string | string[] | undefined): string {
  const encoded = typeof header === 'string' ? header.slice(0, 1_000) : '';
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return encoded;
    throw error;
  }
}

/** Sends a visitor's or an agent's file so that no browser runs it: as a download, of the type we found, in a sandbox. */
export async function sendAttachment(
  response: Response,
  { attachment, open }: { readonly attachment: Attachment; open(): Readable },
): Promise<void> {
  response.set({
    'Content-Type': attachment.type,
    'Content-Length': String(attachment.bytes),
    'Content-Disposition': disposition(attachment.name),
    'Content-Security-Policy': "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'Cache-Control': 'private, max-age=300',
  });
  await pipeline(open(), response);
}

/** @param name with or without letters beyond ASCII, RFC 6266 */
export function disposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

import { createHash } from 'node:crypto';

/** The same ids for the same request, so that sending it twice makes one contact and one conversation. */
export function idsFor(
  siteId: string,
  authorId: string,
  clientId: string,
): { contact: string; conversation: string } {
  const uuid = (what: string) => {
    const hex = createHash('sha256').update(`${what} ${siteId} ${authorId} ${clientId}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  return { contact: uuid('contact'), conversation: uuid('conversation') };
}

import { MAX_PATH_LENGTH } from '@attune/protocol/limits';

const NUMBER = /^\d+$/;
const UUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;
/** Hashes and object ids: eight or more hexadecimal digits, at least one of them a figure, so that "facade" stays. */
const HEX = /^(?=[a-f]*\d)[\da-f]{8,}$/i;
/** Words of a slug are short; an unbroken run this long, or a shorter one mixed with figures, is a token. */
const LONG_RUN = /[^-_.]{25,}/;
const MIXED_RUN = /(?=[^-_.]*\d[^-_.]*\d)(?=[^-_.]*[a-z])[^-_.]{12,}/i;
const MANY_FIGURES = /\d{4,}/;

/**
 * The shape of a page's path, safe to send: whatever names one customer, order or session becomes `:id`. Query and
 * fragment never take part.
 * @example templatePath('/orders/81723/items') // '/orders/:id/items'
 */
export function templatePath(pathname: string): string {
  const template = pathname
    .replace(/[?#].*$/s, '')
    .split('/')
    .map((segment) => (namesSomething(segment) ? ':id' : segment))
    .join('/');
  return cutToLength(template.startsWith('/') ? template : `/${template}`);
}

function namesSomething(segment: string): boolean {
  const text = decoded(segment);
  // A year in a blog's address is a year.
  if (/^(19|20)\d\d$/.test(text)) return false;
  return (
    NUMBER.test(text) ||
    UUID.test(text) ||
    HEX.test(text) ||
    text.includes('@') ||
    LONG_RUN.test(text) ||
    MIXED_RUN.test(text) ||
    MANY_FIGURES.test(text)
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray "%" is no reason to give up on the rest.
    return segment;
  }
}

/** Cuts at a segment's end, so that no half of a word looks like another page. */
function cutToLength(path: string): string {
  if (path.length <= MAX_PATH_LENGTH) return path;
  const kept = path.slice(0, MAX_PATH_LENGTH - 2);
  return `${kept.slice(0, kept.lastIndexOf('/'))}/…`;
}

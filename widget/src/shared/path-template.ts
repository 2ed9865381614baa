import { MAX_PATH_LENGTH } from '@attune/protocol/limits';

/**
 * What a segment looks like when it names one thing of many, any of: a number, or a run of four figures; an e-mail
 * address, a handle; hexadecimal digits of a hash or a UUID, at least one of them a figure, so that "facade" stays; and,
 * as words of a slug are short, an unbroken run of 25 or one of 12 mixed with figures.
 */
const NAMES_ONE =
  /^\d+$|\d{4}|@|^(?=[a-f]*\d)[\da-f]{8,}$|^[\da-f-]{36}$|[^-_.]{25}|(?=[^-_.]*\d[^-_.]*\d)(?=[^-_.]*[a-z])[^-_.]{12}/i;

/** A year in a blog's address is a year. */
const YEAR = /^(19|20)\d\d$/;

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
  return !YEAR.test(text) && NAMES_ONE.test(text);
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
  return path.slice(0, MAX_PATH_LENGTH - 1).replace(/[^/]*$/, '…');
}

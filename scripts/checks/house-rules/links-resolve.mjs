import { dirname, join } from 'node:path/posix';
import { lineAt } from './rule.mjs';

const LINK = /!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const FENCE = /^(```|~~~).*?^\1/gms;

/** @type {import('./rule.mjs').HouseRule} */
export const linksResolve = {
  name: 'links-resolve',
  why: 'The file or heading a page leads to is not there.',
  files: /\.md$/,
  findIn(text, path, exists) {
    // Links inside code are examples. Blanking them keeps the line numbers.
    const prose = text
      .replace(FENCE, (code) => code.replaceAll(/[^\n]/g, ' '))
      .replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
    return [...prose.matchAll(LINK)]
      .filter((match) => !leadsSomewhere(match[1] ?? '', path, text, exists))
      .map((match) => ({ line: lineAt(prose, match.index), what: match[1] ?? '' }));
  },
};

/**
 * @param {string} target
 * @param {string} path of the page with the link
 * @param {string} text of that page
 * @param {(path: string) => boolean} exists
 */
function leadsSomewhere(target, path, text, exists) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return true;
  const [file = '', anchor] = target.split('#');
  if (file === '') return anchor === undefined || anchorsOf(text).has(anchor);
  return exists(join(dirname(path), decodeURIComponent(file)));
}

/**
 * The names GitHub gives to headings.
 * @param {string} text
 */
function anchorsOf(text) {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => match[1] ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

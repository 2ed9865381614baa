import { placesOf } from './rule.mjs';

/** Uses, not mentions: a test may well look for these words in what was built. */
const SINKS = new RegExp(
  [
    String.raw`(\.|\[['"])(inner|outer)HTML\b`,
    String.raw`\.insertAdjacentHTML\b`,
    String.raw`\.srcdoc\b|\bsrcdoc\s*=`,
    String.raw`\bunsafe(HTML|SVG|Static|CSS)\b`,
    String.raw`\b(set|parse)HTMLUnsafe\b`,
    String.raw`\bcreateContextualFragment\b|\bnew DOMParser\b`,
    String.raw`\bdocument\.write(ln)?\s*\(`,
  ].join('|'),
  'g',
);

/** @type {import('./rule.mjs').HouseRule} */
export const noHtmlSinks = {
  name: 'no-html-sinks',
  why: 'Text from a stranger must not become markup. Use text bindings, and createElement where lit is not.',
  files: /^(widget|agent-console|server|demo)\/.*\.(ts|mjs|js|html)$/,
  findIn: (text) => placesOf(text, SINKS),
};

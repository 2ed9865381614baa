import { placesOf } from './rule.mjs';

/** A `style` attribute in a template, and the directive that writes one on its first run. */
const INLINE = /(?<=<[a-z][^<>`]*\s)style=(["']|\$\{)|\bstyleMap\s*\(/g;

/** @type {import('./rule.mjs').HouseRule} */
export const noInlineStyles = {
  name: 'no-inline-styles',
  why: 'Pages forbid style attributes by their policy, so it would not be drawn. Use a class, or a CSS property.',
  files: /^(widget|agent-console)\/src\/(?!.*\.test\.ts$).*\.ts$|^demo\/.*\.html$/,
  findIn: (text) => placesOf(text, INLINE),
};

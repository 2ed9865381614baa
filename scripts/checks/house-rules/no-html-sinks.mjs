import { placesOf } from './rule.mjs';

const SINKS =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|unsafeCSS|srcdoc|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|DOMParser|document\.write(ln)?)\b/g;

/** @type {import('./rule.mjs').HouseRule} */
export const noHtmlSinks = {
  name: 'no-html-sinks',
  why: 'Text from a stranger must not become markup. Use text bindings, and createElement where lit is not.',
  files: /^(widget|agent-console|server)\/.*\.(ts|mjs|js|html)$/,
  findIn: (text) => placesOf(text, SINKS),
};

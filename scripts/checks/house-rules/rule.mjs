/**
 * Something this house does not do that no linter knows of.
 * @typedef {object} HouseRule
 * @property {string} name
 * @property {string} why what to do instead
 * @property {RegExp} files which of the repository's files it reads, by path
 * @property {(text: string, path: string, exists: (path: string) => boolean) => Finding[]} findIn
 *
 * @typedef {{ line: number, what: string }} Finding
 */

/**
 * Every place where a pattern matches.
 * @param {string} text
 * @param {RegExp} pattern with the g flag
 * @returns {Finding[]}
 */
export function placesOf(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => ({
    line: lineAt(text, match.index),
    what: match[0].trim(),
  }));
}

/**
 * @param {string} text
 * @param {number} index
 */
export function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}

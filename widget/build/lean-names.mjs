/** Members of the recorder that no browser, no wire and no other part of the widget knows by these names. */
const OURS =
  'withMore startedAt haveStayed hasChanged valueOf sheetsNow focused ignored otherAt handAt heardAt painted waiting settle answer inForm isWatched nones felt nth began early described judgeUnanswered requestFailed scrolled asked rules mutations ambient trouble told pageWatch expects beforeLast until otherInput alsoIn flush lastAt marks isControl closed look sheets confirm drop values';

/**
 * What the loader and its parts call each other's members, alike in all of them. Only names that mean nothing to a page, a
 * browser, the wire or `renew.js`, which speaks with the loaders of other builds.
 */
const SHARED = 'browserRefuses ownHost stopRecorder isCurrent isHidden stopEarly setProblem fetchPart';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Shortens the names that stand between the loader and its parts; for every one of them. */
export function sharedNames() {
  return {
    name: 'shared-names',
    enforce: 'post',
    /** @param {unknown} _options @param {Record<string, { code?: string }>} bundle */
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.code) chunk.code = shortenShared(chunk.code);
    },
  };
}

/** @param {string} code minified */
const shortenShared = (code) =>
  SHARED.split(' ').reduce(
    (shorter, name, at) => shorter.replace(new RegExp(`\\b${name}\\b`, 'g'), () => `$${LETTERS.charAt(at)}`),
    code,
  );

/**
 * Shortens what a minifier has to leave, because it cannot know whose it is: the names of our own members, alike in all
 * parts of the recorder. And declares everything with one word, which packs better than two.
 */
export function leanNames() {
  return {
    name: 'lean-names',
    enforce: 'post',
    /** @param {unknown} _options @param {Record<string, { code?: string }>} bundle */
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.code) chunk.code = shorten(chunk.code);
    },
  };
}

/** @param {string} code minified */
export function shorten(code) {
  return OURS.split(' ')
    .reduce((shorter, name, at) => {
      const letter = LETTERS.charAt(at % LETTERS.length);
      const short = `_${at < LETTERS.length ? letter : letter.toUpperCase()}`;
      return shorter.replace(new RegExp(`\\b${name}\\b`, 'g'), short);
    }, code)
    .replace(/\bconst\b/g, 'let');
}

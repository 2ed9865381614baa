import { basename } from 'node:path';

/**
 * Leaves the languages out of the panel: each is a file beside it, found by the first part of its tag.
 * @param {Readonly<Record<string, string>>} built file of each language: `de` → `chunks/text-de-1a2b3c4d.js`
 */
export function languagesBeside(built) {
  const names = JSON.stringify(
    Object.fromEntries(
      Object.entries(built).map(([tag, file]) => [tag, basename(file).slice('text-'.length, -'.js'.length)]),
    ),
  );
  return {
    name: 'languages-beside',
    enforce: 'pre',
    /** @param {string} _code @param {string} id */
    transform(_code, id) {
      if (basename(id) !== 'fetch-language.ts') return undefined;
      const code = `const names = ${names};
export const languageParts = Object.fromEntries(Object.entries(names).map(([tag, name]) => [tag, () =>
  import(/* @vite-ignore */ import.meta.url.replace(/[^/]+$/, 'text-' + name + '.js'))]));`;
      return { code, map: null };
    },
  };
}

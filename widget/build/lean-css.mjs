/** Takes the indentation out of `css` templates; a minifier does not look into strings. */
export function leanCss() {
  return {
    name: 'lean-css',
    enforce: 'pre',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return undefined;
      const lean = code.replace(/`[^`]*`/g, (sheet) =>
        sheet
          .replace(/\/\*.*?\*\//gs, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,>]) ?/g, '$1')
          .replace(/([a-z}-]): /g, '$1:')
          .replaceAll(' !important', '!important')
          .replace(/;\}/g, '}')
          .replace(/^` | `$/g, '`'),
      );
      return { code: lean, map: null };
    },
  };
}

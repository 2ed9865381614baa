import type { Page } from 'playwright-core';

/** What would run or make an element where text is taken for markup, in every place of a page that text can come to. */
export const PROBES = [
  '<img src=x onerror="probed=1">',
  '"><svg onload="probed=1">',
  '</script><script>probed=1</script>',
  '\'" autofocus onfocus="probed=1',
  'javascript:probed=1',
  '{{constructor.constructor("probed=1")()}}',
  '${(()=>{probed=1})()}',
] as const;

/** Short enough for a name. */
export const PROBE = PROBES[0];

/**
 * What a page's probes came to: elements they made, in any shadow root, and whether one ran. Nothing where all of them
 * stand as text.
 */
export function probesThatWorked(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = Reflect.has(window, 'probed') ? ['one ran'] : [];
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const made = [...element.attributes].filter(
          ({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value),
        );
        if (made.length > 0 || element.matches('img[src="x"], iframe[srcdoc], script:not([src])'))
          found.push(element.outerHTML.slice(0, 200));
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}

/** Everything that can be read on a page, in any shadow root: a probe that is shown nowhere was not tried. */
export function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words: string[] = [];
    const read = (root: ParentNode): void => {
      words.push(root.textContent ?? '');
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) read(element.shadowRoot);
      for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea')) words.push(field.value);
    };
    read(document);
    return words.join('\n');
  });
}

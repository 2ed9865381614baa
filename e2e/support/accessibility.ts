import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Brings axe into every page of a browser, in a way that no page's policy can refuse. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: axe.source });
}

/**
 * What axe finds wrong on a page as it stands: `rule: place | place`, the place of each through its shadow roots.
 * @throws when axe saw too little to judge anything
 */
export async function findingsOn(page: Page): Promise<readonly string[]> {
  const { violations, passes } = await page.evaluate<AxeResults, typeof RULES>(
    (rules) => (Reflect.get(window, 'axe') as typeof axe).run(document, { runOnly: rules }),
    RULES,
  );
  if (!passes.some(({ id }) => id === 'color-contrast')) throw new Error('axe judged no text on this page');
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' > ')).join(' | ')}`,
  );
}

import type { Locator, Page } from 'playwright-core';
import type { Target } from './page-set.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const BOX_PATIENCE_MS = 15_000;

/**
 * The viewport point a target stands for: some way into its box, or its middle.
 * @throws when nothing with a box is found in time
 */
export async function pointOf(page: Page, target: Target): Promise<Point> {
  if (target.at) return target.at;
  const box = await locate(page, target).first().boundingBox({ timeout: BOX_PATIENCE_MS });
  if (box === null) throw new Error(`nothing to see of ${JSON.stringify(target)}`);
  if (target.center === true) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return {
    x: box.x + Math.min(target.dx ?? 20, box.width - 2),
    y: box.y + Math.min(target.dy ?? 15, box.height - 2),
  };
}

function locate(page: Page, { selector = '', shadow, frame }: Target): Locator {
  if (shadow) {
    const [host = '', ...inner] = shadow;
    return inner.reduce((found, css) => found.locator(css), page.locator(host));
  }
  return (frame === undefined ? page : page.frameLocator(frame)).locator(selector);
}

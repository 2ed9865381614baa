import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../test-output/screenshots/', import.meta.url));

/** `<story>-<what>-<width>.png` in the folder that is kept after a run. */
export function screenshotPath(story: string, what: string, page: Page): string {
  return join(FOLDER, `${story}-${what}-${page.viewportSize()?.width ?? 0}.png`);
}

import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/services/chromium.mjs';
import { PlainError } from '../scripts/toolchain/plain-error.mjs';

/** Several pages are watched at once, so none of them may be treated as one that nobody looks at. */
const AS_IF_IN_FRONT = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-dev-shm-usage',
];

/** @throws PlainError when there is no Chromium */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) {
    throw new PlainError('No Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to the program.');
  }
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...AS_IF_IN_FRONT] });
}

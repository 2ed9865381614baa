import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/services/chromium.mjs';

/** A desk and a phone: the widths everything has to be good at. */
export const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export type Device = keyof typeof devices;

/** Opens the browser that `CHROMIUM_PATH` names, else the first one on PATH. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) {
    throw new Error('No Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to the program.');
  }
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}

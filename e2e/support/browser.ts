import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/services/chromium.mjs';

/** A desk and a phone: the widths everything has to be good at. */
export const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export type Device = keyof typeof devices;

/**
 * Makes the page of a desk as narrow as a phone's, under a thumb in place of a mouse, without loading it anew: what is
 * open stays open.
 * @returns makes it a desk's again
 */
export async function heldLikeAPhone(page: Page): Promise<() => Promise<void>> {
  const { viewport, deviceScaleFactor, isMobile } = devices.phone;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...viewport,
    deviceScaleFactor,
    mobile: isMobile,
  });
  await page.waitForFunction((width) => matchMedia(`(width: ${width}px)`).matches, viewport.width);
  return async () => {
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...devices.desk.viewport,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await session.detach();
  };
}

/** A browser of somebody who comes back: it keeps what pages store, and may install them. */
export async function openOwnBrowser(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    // Chromium offers to install a page only after it was used for a while.
    args: [...CHROMIUM_FLAGS, '--bypass-app-banner-engagement-checks'],
    ...devices.desk,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
}

/** Opens the browser that `CHROMIUM_PATH` names, else the first one on PATH. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS] });
}

function chromiumPath(): string {
  const executablePath = findChromium(process.env);
  if (executablePath !== undefined) return executablePath;
  throw new Error('No Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to the program.');
}

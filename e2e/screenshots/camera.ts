import type { Browser, Page } from 'playwright-core';
import { devices, type Device } from '../support/browser.ts';

/** What pictures are taken with. */
export interface Camera {
  readonly browser: Browser;
  readonly url: string;
  wanted(name: string): boolean;
}

export async function openPage({ browser }: Camera, device: Device, locale = 'en-GB'): Promise<Page> {
  const context = await browser.newContext({
    ...devices[device],
    locale,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

import type { Page } from 'playwright-core';
import type { Device } from '../support/browser.ts';
import { shopOn } from '../support/shop.ts';
import { openPage, type Camera } from './camera.ts';

/** A visitor in front of the shop for whom *Pay* did not work. */
export interface Mara {
  readonly page: Page;
  readonly name: string;
}

/** @param empty with the chat open and nothing said yet */
export async function shopWith(
  camera: Camera,
  device: Device,
  name: string,
  empty?: (page: Page) => Promise<void>,
): Promise<Mara> {
  const page = await openPage(camera, device);
  const shop = shopOn(page, camera.url, device);
  await shop.visit();
  await page.evaluate(() => history.pushState({}, '', '/checkout'));
  await shop.pressPay(6);
  const { chat } = shop;
  await chat.launcher.click();
  const form = page.locator('attune-form');
  await form.locator('input[name=name]').fill(name);
  await form.locator('button.go').click();
  await chat.composer.waitFor();
  await page.waitForTimeout(500);
  await empty?.(page);
  await chat.send('Hello, I am trying to pay and nothing happens. Was my card charged twice?');
  await page.waitForTimeout(500);
  if (device === 'desk') {
    await chat.send(
      'I am upset: this is the third time. I want the second charge back before Friday, my rent is due.',
    );
  }
  await page.waitForTimeout(1_500);
  return { page, name };
}

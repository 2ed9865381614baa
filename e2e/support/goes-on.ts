import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { PageWithChat } from './page-with-chat.ts';

/** Says something, lets the page be changed, and goes on: there once, over one socket, with nothing lost. */
export async function goesOnThrough(
  { page, chat, traffic, launchers }: PageWithChat,
  change: () => Promise<unknown>,
): Promise<void> {
  await chat.open();
  await chat.send('Before');
  await eventually(() => chat.delivery.innerText()).toBe('Sent');
  await chat.composer.fill('half a sent');
  await change();
  await eventually(launchers).toBe(1);
  expect(await chat.composer.inputValue()).toBe('half a sent');
  await chat.send('After');
  await eventually(() => chat.delivery.innerText()).toBe('Sent');
  expect(await chat.said()).toEqual(['visitor: Before', 'visitor: After']);
  expect(traffic.sockets()).toHaveLength(1);
  await chat.close();
  await chat.open();
  expect(await page.evaluate(() => typeof Reflect.get(window, 'Attune'))).toBe('object');
}

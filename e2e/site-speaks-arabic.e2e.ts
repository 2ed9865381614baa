import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('site-speaks-arabic');

const WRITE = 'اكتب رسالة';
const SEND = 'إرسال';

const leftOf = async (element: Locator): Promise<number> => (await element.boundingBox())?.x ?? Number.NaN;

describe('A site speaks Arabic', () => {
  it('from right to left on a phone, while the agent reads and writes as ever', async () => {
    const admin = await story.admin();
    await admin.goTo('texts');
    const languages = admin.page.locator('attune-languages-section');
    await languages.getByRole('combobox', { name: 'When no other fits', exact: true }).selectOption('ar');
    await languages.getByLabel('Speak the language of the page or the visitor’s browser').uncheck();
    await languages.getByRole('button', { name: 'Save', exact: true }).click();
    await admin.page.getByText('Saved. Open chats follow within seconds.', { exact: true }).waitFor();

    const { page, chat } = await story.visitor({ device: 'phone' });
    // The button speaks Arabic as well.
    await page.locator('attune-chat').locator('.launcher').click();
    const field = chat.panel.getByRole('textbox', { name: WRITE, exact: true });
    await field.waitFor();
    const send = chat.panel.getByRole('button', { name: SEND, exact: true });
    expect(await leftOf(send), 'the button stands at the end, which is left').toBeLessThan(
      await leftOf(field),
    );
    await field.fill('أين طلبي رقم 42؟');
    await send.click();
    await story.screenshot(page, 'asked');

    await admin.goTo('');
    await admin.openConversation('أين طلبي');
    await eventually(() => admin.said()).toEqual(['visitor: أين طلبي رقم 42؟']);
    await admin.answer('It leaves today.');
    const bubble = (words: string) => chat.panel.locator('.bubble').filter({ hasText: words });
    expect(await leftOf(bubble('أين طلبي')), 'one’s own words stand on the left').toBeLessThan(
      await leftOf(bubble('It leaves today.')),
    );
    await story.screenshot(page, 'answered');
    expect(await page.evaluate(() => document.documentElement.dir), 'the page keeps its own direction').toBe(
      '',
    );
  });
});

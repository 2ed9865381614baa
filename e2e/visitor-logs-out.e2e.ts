import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { agentOf } from './screenshots/asking.ts';
import { eventually } from './support/eventually.ts';
import { visitPageWithChat } from './support/page-with-chat.ts';
import { ada } from './support/people.ts';
import { tellStory } from './support/story.ts';
import { pageOf } from './support/website.ts';
import { widgetOn } from './support/widget.ts';

const story = tellStory('visitor-logs-out');

/** Signs who somebody is, as the shop's server would. */
async function signer(): Promise<(sub: string, name: string) => string> {
  const admin = await agentOf(story.server.url, ada);
  const [site] = (await admin.ask('agent:start', {})).sites;
  if (site === undefined) throw new Error('the installation has no site');
  const { key, secret } = await admin.ask('identity-key:create', {
    siteId: site.id,
    name: 'shop',
    algorithm: 'HS256',
  });
  admin.close();
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (sub, name) => {
    const exp = Math.floor(Date.now() / 1000) + 600;
    const signed = `${part({ alg: 'HS256', kid: key.id })}.${part({ sub, aud: site.publicKey, exp, name })}`;
    const signature = createHmac('sha256', secret ?? '').update(signed);
    return `${signed}.${signature.digest('base64url')}`;
  };
}

/** Everything of ours in this tab's storages. */
const keptIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

describe('A visitor who logs out', () => {
  it('leaves nothing behind, in no tab, and the next person sees nothing of them', async () => {
    const agent = await story.admin();
    const sign = await signer();
    const knownAs = (sub: string, name: string): string =>
      `<script>window.Attune ??= { q: [] }; Attune.q.push(['identify', { token: '${sign(sub, name)}' }]);</script>`;
    const { page, chat, website } = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(knownAs('mara-1', 'Mara') + tag),
      '/noa': pageOf(knownAs('noa-1', 'Noa') + tag),
    }));
    const secondPage = await page.context().newPage();
    await secondPage.goto(website.url);
    const second = widgetOn(secondPage);

    await chat.open();
    await chat.send('Where is my parcel?');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    await second.open();
    await eventually(() => second.said()).toEqual(['visitor: Where is my parcel?']);
    await second.send('It is blue.');
    await agent.openConversation('It is blue.');
    await agent.answer('I see it.');
    const everything = ['visitor: Where is my parcel?', 'visitor: It is blue.', 'agent: I see it.'];
    await eventually(() => chat.said()).toEqual(everything);
    await eventually(() => second.said()).toEqual(everything);
    await second.composer.fill('half a secret');

    await page.evaluate(() => (Reflect.get(window, 'Attune') as { logout(): void }).logout());
    for (const tab of [page, secondPage]) {
      await tab.locator('attune-panel').waitFor({ state: 'detached' });
      await eventually(() => keptIn(tab)).toEqual([]);
    }

    await page.goto(`${website.url}/noa`);
    await chat.open();
    await chat.send('I am somebody else.');
    await eventually(() => chat.delivery.innerText()).toBe('Sent');
    expect(await chat.said()).toEqual(['visitor: I am somebody else.']);
    await secondPage.goto(`${website.url}/noa`);
    await second.open();
    await eventually(() => second.said()).toEqual(['visitor: I am somebody else.']);
    expect(await second.composer.inputValue()).toBe('');
    await eventually(() => agent.said()).toEqual(everything);

    // One of them signs in anew, on a page that never logged the other out.
    await secondPage.close();
    await page.goto(website.url);
    await chat.open();
    await eventually(() => chat.said()).toEqual(everything);
  });
});

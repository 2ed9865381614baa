import { afterEach, describe, expect, it } from 'vitest';
import { openBlockingProxy, type BlockingProxy } from './support/blocking-proxy.ts';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';
import { lineIsCut } from './support/trouble.ts';
import { watchTraffic, type Traffic } from './support/traffic.ts';
import { openWebsite, pageOf, type Website } from './support/website.ts';
import { widgetOn } from './support/widget.ts';

const story = tellStory('visitor-behind-a-proxy');

let proxy: BlockingProxy | undefined;
let shop: Website | undefined;
afterEach(() => {
  shop?.close();
  proxy?.close();
});

/** A visitor of the shop whose network is like that. */
async function visitorBehind(way: BlockingProxy) {
  let traffic: Traffic | undefined;
  const page = await story.page({
    prepare(context) {
      traffic = watchTraffic(context);
      return Promise.resolve();
    },
  });
  if (!traffic) throw new Error('the browser was opened without being prepared');
  const tag = `<script async src="${way.url}/sites/${await story.siteKey()}/widget.js"></script>`;
  shop = await openWebsite({ '/': pageOf(tag) });
  await page.goto(shop.url);
  return { page, chat: widgetOn(page), traffic };
}

const polls = ({ ofTheWidget }: Traffic): readonly string[] =>
  ofTheWidget().filter((path) => path === '/socket.io/');

describe('A visitor behind a proxy', () => {
  it('that refuses WebSockets writes and is answered, and comes back to WebSocket when it may', async () => {
    story.expectTrouble(lineIsCut);
    const agent = await story.admin();
    proxy = await openBlockingProxy(story.server.url);
    const { page, chat, traffic } = await visitorBehind(proxy);
    await chat.open();
    await chat.send('Do you hear me?');
    await agent.openConversation('Do you hear me?');
    await agent.answer('Every word.');
    const everything = ['visitor: Do you hear me?', 'agent: Every word.'];
    await eventually(() => chat.said()).toEqual(everything);
    await eventually(() => chat.delivery.innerText()).toBe('Seen');
    expect(polls(traffic).length).toBeGreaterThan(2);
    await story.screenshot(page, 'polling');

    proxy.letThrough();
    // As when somebody leaves the office's network for another.
    await page.evaluate(() => {
      for (const name of ['offline', 'online']) dispatchEvent(new Event(name));
    });
    await eventually(() => traffic.everythingHeard()).toContain('40/visitor,');
    await chat.send('And now?');
    await agent.answer('Even better.');
    await eventually(() => chat.said()).toEqual([...everything, 'visitor: And now?', 'agent: Even better.']);
    expect(traffic.everythingHeard(), 'over the socket').toContain('Even better.');
  });

  it('that swallows WebSockets is answered too', async () => {
    story.expectTrouble(lineIsCut);
    const agent = await story.admin();
    proxy = await openBlockingProxy(story.server.url, 'swallows');
    const { chat, traffic } = await visitorBehind(proxy);
    await chat.open();
    await chat.send('Is anybody there?');
    await agent.openConversation('Is anybody there?');
    await agent.answer('We are.');
    await eventually(() => chat.said()).toEqual(['visitor: Is anybody there?', 'agent: We are.']);
    expect(polls(traffic).length).toBeGreaterThan(2);
  });
});

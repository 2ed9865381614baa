import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './support/bundle.ts';
import { eventually } from './support/eventually.ts';
import { goesOnThrough } from './support/goes-on.ts';
import { visitPageWithChat, type PageWithChat } from './support/page-with-chat.ts';
import { tellStory } from './support/story.ts';
import { pageOf } from './support/website.ts';

const story = tellStory('chat-stays-in-single-page-apps');

const script = (body: string) => ({ body, type: 'text/javascript' });

/** To another page and back, by the site's own links and the browser's own button. */
async function walk({ page }: PageWithChat): Promise<void> {
  await page.getByRole('link', { name: 'To the lamps', exact: true }).click();
  await page.getByRole('heading', { name: 'Lamps', exact: true }).waitFor();
  await page.getByRole('link', { name: 'To the shop', exact: true }).click();
  await page.getByRole('heading', { name: 'A shop', exact: true }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Lamps', exact: true }).waitFor();
}

/** What a page that loads anew loses. */
const mark = ({ page }: PageWithChat) => page.evaluate(() => Reflect.set(window, 'isSamePage', true));
const isSamePage = ({ page }: PageWithChat) => page.evaluate(() => Reflect.has(window, 'isSamePage'));

const SHOP = '<h1>A shop</h1><a href="/lamps">To the lamps</a>';
const LAMPS = '<h1>Lamps</h1><a href="/">To the shop</a>';

/** The effect is that of docs/embedding.md. */
const REACT_SHOP = `
  import { createElement as h, StrictMode, useEffect, useState } from 'react';
  import { createRoot } from 'react-dom/client';

  function Chat() {
    useEffect(() => {
      window.mounts = (window.mounts ?? 0) + 1;
      const script = document.createElement('script');
      script.src = window.chatScript;
      script.async = true;
      document.head.append(script);
      return () => {
        script.remove();
        window.Attune?.destroy?.();
      };
    }, []);
    return null;
  }

  function Shop() {
    const [path, setPath] = useState(location.pathname);
    const [hasChat, setHasChat] = useState(true);
    useEffect(() => {
      const moved = () => setPath(location.pathname);
      addEventListener('popstate', moved);
      return () => removeEventListener('popstate', moved);
    }, []);
    const linkTo = (href, words) => {
      const onClick = (event) => {
        event.preventDefault();
        history.pushState({}, '', href);
        setPath(href);
      };
      return h('a', { href, onClick }, words);
    };
    return [
      h(
        'main',
        { key: path },
        h('h1', null, path === '/lamps' ? 'Lamps' : 'A shop'),
        path === '/lamps' ? linkTo('/', 'To the shop') : linkTo('/lamps', 'To the lamps'),
      ),
      h('button', { key: 'help', onClick: () => setHasChat(!hasChat) }, 'Help on or off'),
      hasChat && h(Chat, { key: 'chat' }),
    ];
  }
  createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Shop)));`;

describe('The chat stays while the visitor walks through a site', () => {
  describe('of Turbo', () => {
    let turbo: string;
    beforeAll(async () => {
      turbo = await bundle("import '@hotwired/turbo';");
    });

    it.each([
      ['in the head', (tag: string) => tag, () => ''],
      ['in every body', () => '', (tag: string) => tag],
    ])('with its tag %s', async (_where, inHead, inBody) => {
      const visit = await visitPageWithChat(story, (tag) => {
        const head = `<script type="module" src="/turbo.js"></script>${inHead(tag)}`;
        return {
          '/': pageOf(head, SHOP + inBody(tag)),
          '/lamps': pageOf(head, LAMPS + inBody(tag)),
          '/turbo.js': script(turbo),
        };
      });
      await mark(visit);
      await goesOnThrough(visit, () => walk(visit));
      expect(await isSamePage(visit), 'Turbo did the walking').toBe(true);
    });
  });

  it('of React, in StrictMode, which mounts, unmounts and mounts again', async () => {
    const app = await bundle(REACT_SHOP);
    const html = (scriptUrl: string) =>
      pageOf(
        `<script>window.chatScript = ${JSON.stringify(scriptUrl)}</script><script type="module" src="/app.js"></script>`,
        '<div id="root"></div>',
      );
    const visit = await visitPageWithChat(story, (_tag, scriptUrl) => ({
      '/': html(scriptUrl),
      '/lamps': html(scriptUrl),
      '/app.js': script(app),
    }));
    const { page, chat, launchers } = visit;
    expect(await page.evaluate(() => Reflect.get(window, 'mounts') as unknown)).toBe(2);
    await mark(visit);
    await goesOnThrough(visit, () => walk(visit));
    expect(await isSamePage(visit), 'React did the walking').toBe(true);

    const help = page.getByRole('button', { name: 'Help on or off', exact: true });
    await help.click();
    await eventually(launchers).toBe(0);
    await help.click();
    await chat.open();
    await eventually(() => chat.said()).toEqual(['visitor: Before', 'visitor: After']);
    expect(await launchers()).toBe(1);
  });
});

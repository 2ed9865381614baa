import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { visitPageWithChat, type PageWithChat } from './support/page-with-chat.ts';
import { tellStory } from './support/story.ts';
import { pageOf } from './support/website.ts';

const story = tellStory('hostile-page');

/** What is written in pages that were not written with us in mind; each alone has been seen on real ones. */
const HOSTILE_STYLES = `
  * { all: unset !important; }
  div, button, p, textarea, attune-chat { display: none !important; visibility: hidden !important; }
  html { font-size: 10px !important; }
  * { transition: all 3s !important; letter-spacing: 9px !important; }
  body, body * { transform: rotate(3deg) !important; filter: blur(2px) !important; }
  .overlay { position: fixed !important; z-index: 2147483647 !important; inset: 0 0 auto !important; height: 40px !important;
    display: block !important; background: pink !important; }`;

const PATCHED = `
  Array.prototype.everywhere = () => 'array';
  Object.prototype.everywhere = 'object';
  String.prototype.everywhere = 'string';
  Object.prototype.toJSON = undefined;
  for (const [owner, name] of [[Array.prototype, 'map'], [Array.prototype, 'filter'], [Array.prototype, 'find'],
    [String.prototype, 'replace'], [JSON, 'parse'], [JSON, 'stringify'], [EventTarget.prototype, 'addEventListener'],
    [Promise.prototype, 'then'], [window, 'fetch'], [window, 'setTimeout'], [Element.prototype, 'attachShadow']]) {
    const own = owner[name];
    owner[name] = function (...given) { return own.apply(this, given); };
  }
  window.MutationObserver = class extends MutationObserver {};
  window.WebSocket = class extends WebSocket {};
  // As old libraries do, for browsers that are gone.
  Array.prototype.flatMap = Array.prototype.flatMap;
  Date.now = () => +new Date();`;

const CLOBBERED = `
  <form name="Attune"><input name="destroy"><input name="q"></form><img id="attune"><a id="attune-chat"></a>
  <img name="currentScript"><form name="documentElement"></form><img name="readyState"><img name="title">
  <form id="customElements"></form><a id="localStorage"></a><form name="visibilityState"></form><img name="body">
  <img name="head"><img name="location"><form name="activeElement"></form><a id="ATTUNE_SITE"></a>
  <img id="navigator"><form id="history"></form><a id="CSSStyleSheet"></a><img name="hidden"><a id="crypto"></a>`;

/**
 * Forms and images whose names hide methods of the document, from us as from Lit. What the browser’s driver itself
 * needs, `querySelectorAll` for one, is left out.
 */
const CLOBBERED_METHODS = [
  'createElement querySelector getElementById createTreeWalker createComment importNode addEventListener',
  'removeEventListener dispatchEvent createElementNS createTextNode adoptedStyleSheets getAnimations hasFocus',
]
  .flatMap((names) => names.split(' '))
  .map((name, at) => (at % 2 === 0 ? `<form name="${name}"></form>` : `<img name="${name}">`))
  .join('');

/** Everything of ours whose place and look a page might spoil. */
const looksOf = ({ page }: PageWithChat) =>
  page.evaluate(() => {
    const root = document.querySelector('attune-chat')?.shadowRoot;
    const panel = root?.querySelector('attune-panel')?.shadowRoot;
    const composer = panel?.querySelector('attune-composer')?.shadowRoot;
    return [
      root?.querySelector('button'),
      root?.querySelector('attune-panel'),
      composer?.querySelector('textarea'),
    ].map((element) => {
      if (!element) return null;
      const { x, y, width, height } = element.getBoundingClientRect();
      const { fontSize, letterSpacing, color, backgroundColor, opacity, transform, filter } =
        getComputedStyle(element);
      const box = [x, y, width, height].map(Math.round);
      return { box, fontSize, letterSpacing, color, backgroundColor, opacity, transform, filter };
    });
  });

/** As the eye sees it: near the edge of the button, where its icon is not. */
async function launcherColour({ page, chat }: PageWithChat): Promise<readonly number[]> {
  const box = await chat.launcher.boundingBox();
  if (!box) throw new Error('the launcher is not drawn');
  const clip = { x: box.x + box.width / 2, y: box.y + 6, width: 1, height: 1 };
  return [...PNG.sync.read(await page.screenshot({ clip })).data];
}

async function talks({ chat }: PageWithChat): Promise<void> {
  await chat.open();
  await chat.send('Is this still a chat?');
  await eventually(() => chat.delivery.innerText()).toBe('Sent');
  expect(await chat.said()).toEqual(['visitor: Is this still a chat?']);
}

describe('On a page that means us no good', () => {
  it('our looks are the same', async () => {
    const plain = await visitPageWithChat(story, (tag) => ({ '/': pageOf(tag) }));
    await talks(plain);
    const expected = await looksOf(plain);
    expect(expected).not.toContain(null);
    const hostile = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(
        `<style>${HOSTILE_STYLES}</style>${tag}`,
        '<h1>A shop</h1><div class="overlay">New: cookies</div>',
      ),
    }));
    await talks(hostile);
    await story.screenshot(hostile.page, 'styles');
    expect(await looksOf(hostile)).toEqual(expected);
  });

  it.each([
    ['moved', 'transform: translate(-40px, 300px) scale(0.9)'],
    ['filtered', 'filter: invert(1) blur(1px)'],
  ])('our looks are the same though all of it is %s', async (how, style) => {
    const plain = await visitPageWithChat(story, (tag) => ({ '/': pageOf(tag) }));
    const hostile = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(`<style>html { ${style}; height: 3000px }</style>${tag}`),
    }));
    await hostile.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const attune = Reflect.get(window, 'Attune') as { on(name: 'ready', listener: () => void): void };
          attune.on('ready', resolve);
        }),
    );
    expect(await launcherColour(hostile)).toEqual(await launcherColour(plain));
    await talks(plain);
    await talks(hostile);
    await story.screenshot(hostile.page, how);
    expect(await looksOf(hostile)).toEqual(await looksOf(plain));
    await hostile.chat.close();
    expect(await hostile.chat.launcher.isVisible()).toBe(true);
  });

  it.each([
    ['patched prototypes', `<script>${PATCHED}</script>`, ''],
    ['names that stand in our way', '', CLOBBERED],
    ['names of methods', '', CLOBBERED_METHODS],
    ['rubbish under our name', "<script>window.Attune = 'ours'</script>", ''],
    ['rubbish in our queue', '<script>window.Attune = { q: [null, 7, ["explode"], "open"] }</script>', ''],
  ])('our work is the same: %s', async (what, head, body) => {
    // What the page asks that we do not know is told its developers, as it should be.
    if (what === 'rubbish in our queue') story.expectTrouble(/\[attune\]/);
    const visit = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(head + tag, `${body}<h1>A shop</h1>`),
    }));
    await talks(visit);
    await visit.page.reload();
    await visit.chat.open();
    await eventually(() => visit.chat.said()).toEqual(['visitor: Is this still a chat?']);
    expect(await visit.launchers()).toBe(1);
  });

  it('prototypes that throw for others than the page leave no error of ours on it', async () => {
    story.expectTrouble(/\[attune\]/);
    const visit = await visitPageWithChat(story, (tag) => ({
      '/': pageOf(
        `<script>window.errors = []; addEventListener('error', (e) => errors.push(e.message));
          addEventListener('unhandledrejection', (e) => errors.push(String(e.reason)));</script>${tag}`,
      ),
    }));
    await visit.page.evaluate(() => {
      const refuse = (): never => {
        throw new Error('not for you');
      };
      Reflect.set(Array.prototype, 'map', refuse);
      JSON.stringify = refuse;
      window.fetch = refuse;
      Object.defineProperty(window, 'localStorage', { get: refuse });
    });
    await visit.chat.launcher.click();
    await visit.page.getByRole('heading', { name: 'A shop' }).click();
    expect(await visit.page.evaluate(() => Reflect.get(window, 'errors') as unknown)).toEqual([]);
  });

  it('a policy that allows nothing but our origin is enough', async () => {
    const server = story.server.url;
    const visit = await visitPageWithChat(story, (_tag, script) => ({
      '/': {
        body: pageOf(`<script nonce="n0nce" async src="${script}"></script>`),
        headers: {
          'Content-Security-Policy': [
            "default-src 'none'",
            `script-src 'nonce-n0nce' ${server}`,
            `connect-src ${server} ${server.replace(/^http/, 'ws')}`,
            "require-trusted-types-for 'script'",
            'trusted-types attune',
          ].join('; '),
        },
      },
    }));
    await talks(visit);
    expect(await looksOf(visit)).not.toContain(null);
  });

  it('a policy that forgot the WebSocket is no reason to be silent', async () => {
    story.expectTrouble(/connect-src/);
    const server = story.server.url;
    const visit = await visitPageWithChat(story, (tag) => ({
      '/': {
        body: pageOf(tag),
        headers: {
          'Content-Security-Policy': `default-src 'none'; script-src ${server}; connect-src ${server}`,
        },
      },
    }));
    await talks(visit);
    expect(visit.traffic.ofTheWidget()).toContain('/socket.io/');
  });
});

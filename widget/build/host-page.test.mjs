import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/services/chromium.mjs';
import { buildWidget } from '../build.mjs';

/**
 * The widget as it is shipped, on pages that are not ours: what G18 promises their owners. There is no chat server
 * behind these pages, only its files, so that each of them is also a page whose chat server is down.
 */

const TAG = '<script async src="/widget.js" data-site="key-1"></script>';
const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self' ws:",
  "require-trusted-types-for 'script'",
  'trusted-types attune',
].join('; ');

/** @type {string} */
let outDir;
/** @type {import('node:http').Server} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string} */
let origin;
/** @type {Awaited<ReturnType<typeof buildWidget>>} */
let manifest;

/** What the server answers with; each test shows its own page. */
const page = {
  head: TAG,
  body: '',
  policy: '',
  brokenChunks: false,
  /** @type {Promise<unknown> | null} parts are answered after that */
  hangs: null,
  oldLoader: false,
  sitePolicy: {},
};

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'attune-widget-'));
  manifest = await buildWidget(outDir);
  server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or install one.');
  browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(outDir, { recursive: true, force: true });
});

afterEach(
  () =>
    void Object.assign(page, {
      head: TAG,
      body: '',
      policy: '',
      brokenChunks: false,
      hangs: null,
      oldLoader: false,
      sitePolicy: {},
    }),
);

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function answer({ url = '/' }, response) {
  const { pathname } = new URL(url, origin);
  const script = /^\/((?:attune-[\w-]{8}\.)?widget\.js)$/.exec(pathname)?.[1];
  const file = script ?? /^\/widget\/(chunks\/[\w.-]+)$/.exec(pathname)?.[1];
  if (file) return answerFile(file, url, response);
  if (pathname === '/api/widget/policy')
    return response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(page.sitePolicy));
  if (pathname !== '/') return response.writeHead(404).end();
  const headers = {
    'Content-Type': 'text/html',
    ...(page.policy && { 'Content-Security-Policy': page.policy }),
  };
  response
    .writeHead(200, headers)
    .end(`<!doctype html><html><head>${page.head}</head><body>${page.body}</body></html>`);
}

/** @param {string} file @param {string} url @param {import('node:http').ServerResponse} response */
async function answerFile(file, url, response) {
  if (page.brokenChunks && file !== 'widget.js') return response.writeHead(503).end();
  if (page.hangs && file !== 'widget.js') await page.hangs;
  if (file === 'widget.js' && page.oldLoader && !url.includes('renewed')) {
    const old = (await readFile(join(outDir, file), 'utf8')).replace(
      /(recorder|early|conversation|panel|invitations):"[\w-]{8}"/g,
      '$1:"gone0000"',
    );
    return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(old);
  }
  const content = await readFile(join(outDir, file.includes('-gone0000') ? 'renew.js' : file));
  return response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(content);
}

/** Opens the page in a fresh browser profile and keeps what goes wrong on it. */
async function visit() {
  const context = await browser.newContext();
  const tab = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const sockets = [];
  tab.on('pageerror', ({ message }) => faults.push(message));
  tab.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|trusted type/i.test(message.text())) faults.push(message.text());
  });
  tab.on('request', (request) => requests.push(new URL(request.url()).pathname));
  tab.on('websocket', (socket) => sockets.push(socket.url()));
  await tab.goto(`${origin}/`);
  return { context, tab, faults, requests, sockets };
}

/** @param {import('playwright-core').Page} tab */
const ready = (tab) =>
  tab.evaluate(async () => {
    while (!('Attune' in window)) await new Promise((resolve) => setTimeout(resolve, 20));
    // @ts-expect-error the global is ours, and this file knows nothing of its types
    await new Promise((resolve) => window.Attune.on('ready', resolve));
  });

describe('before the chat is opened', () => {
  it('asks for one file, stores nothing, connects nowhere, moves nothing', async () => {
    page.body = '<h1>A shop</h1>';
    const { context, tab, faults, requests, sockets } = await visit();
    await ready(tab);
    expect(requests.filter((path) => !['/', '/favicon.ico'].includes(path))).toEqual(['/widget.js']);
    expect(sockets).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect((await context.storageState({ indexedDB: true })).origins).toEqual([]);
    const kept = await tab.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      shift: performance.getEntriesByType('layout-shift').length,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, shift: 0 });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('adds one global, before and after opening', async () => {
    page.head = '';
    const { context: bare, tab: empty } = await visit();
    const before = new Set(await empty.evaluate(() => Object.getOwnPropertyNames(window)));
    await bare.close();
    page.head = TAG;
    const { context, tab } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').waitFor();
    const after = await tab.evaluate(() => Object.getOwnPropertyNames(window));
    expect(after.filter((name) => !before.has(name))).toEqual(['Attune']);
    await context.close();
  });
});

describe('on a page with a strict policy', () => {
  it('draws launcher and panel without unsafe-inline, with Trusted Types', async () => {
    page.policy = STRICT;
    const { context, tab, faults } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').fill('Hello');
    await tab.keyboard.press('Enter');
    await tab.locator('attune-thread .bubble').waitFor();
    const look = await tab
      .locator('attune-thread .bubble')
      .evaluate((bubble) => getComputedStyle(bubble).borderRadius);
    expect(look).toBe('16px');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('on a page that does odd things', () => {
  it('is there once when the tag is there twice', async () => {
    page.head = TAG + TAG;
    page.body = TAG;
    const { context, tab, faults } = await visit();
    await ready(tab);
    expect(await tab.locator('attune-chat').count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('works on a page that has patched the prototypes', async () => {
    page.head = `<script>
      Array.prototype.everywhere = () => 'array';
      Object.prototype.everywhere = 'object';
      Array.prototype.map = (map => function (...given) { return map.apply(this, given); })(Array.prototype.map);
    </script>${TAG}`;
    const { context, tab, faults } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('runs what the page has asked for before it was there', async () => {
    page.head = `<script>Attune = { q: [['open']] }</script>${TAG}`;
    const { context, tab, faults } = await visit();
    await tab.locator('attune-composer textarea').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('after an update of the server', () => {
  it('an open page gets the new widget when it asks for parts by their old names', async () => {
    page.head = `<script>Attune = { q: [['on', 'opened', () => (window.heard = true)]] }</script>${TAG}`;
    page.oldLoader = true;
    const { context, tab, faults } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').waitFor();
    expect(await tab.locator('attune-chat').count()).toBe(1);
    expect(await tab.evaluate(() => 'heard' in window)).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('what each tier fetches, asks and keeps before the chat is opened', () => {
  const tag = (/** @type {string} */ tier) => TAG.replace('data-site', `data-signals="${tier}" data-site`);
  /** @param {readonly string[]} requests */
  const asked = (requests) =>
    requests
      .filter((path) => !['/', '/favicon.ico', '/widget.js'].includes(path))
      .map((path) => /^\/widget\/chunks\/([a-z-]+)-/.exec(path)?.[1] ?? path);
  /** @param {import('playwright-core').BrowserContext} context */
  const kept = async (context) =>
    (await context.storageState()).origins.flatMap(({ localStorage }) =>
      localStorage.map(({ value }) => value),
    );

  it.each([
    ['off', [], []],
    ['in-chat', [], []],
    ['after-open', [], ['recorder']],
    ['after-consent', [], []],
    ['always', ['early', '/api/widget/policy', 'recorder'], ['early', '/api/widget/policy', 'recorder']],
  ])('%s', async (tier, untouched, expected) => {
    page.head = tag(tier);
    page.sitePolicy = { tier };
    const { context, tab, requests, sockets } = await visit();
    await ready(tab);
    await expect.poll(() => asked(requests)).toEqual(untouched);
    await tab.mouse.move(100, 100);
    await expect.poll(() => asked(requests)).toEqual(expected);
    expect(sockets).toEqual([]);
    expect(await kept(context)).toEqual([]);
    await context.close();
  });

  it('after-consent, with the consent given and taken back', async () => {
    page.head = tag('after-consent');
    page.sitePolicy = { tier: 'after-consent' };
    const { context, tab, requests } = await visit();
    await ready(tab);
    // @ts-expect-error the global is ours, and this file knows nothing of its types
    await tab.evaluate(() => window.Attune.consent(true));
    await expect.poll(() => asked(requests)).toEqual(['early', '/api/widget/policy', 'recorder']);
    expect(await kept(context)).toEqual(['{"consented":true}']);
    // @ts-expect-error as above
    await tab.evaluate(() => window.Attune.consent(false));
    await expect.poll(() => kept(context)).toEqual([]);
    await context.close();
  });

  it.each(['after-open', 'always'])('%s, on a browser that asks for privacy', async (tier) => {
    page.head = `<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })</script>${tag(tier)}`;
    page.sitePolicy = { tier };
    const { context, tab, requests } = await visit();
    await ready(tab);
    await tab.mouse.move(100, 100);
    await tab.waitForTimeout(300);
    expect(asked(requests)).not.toContain('recorder');
    expect(asked(requests)).not.toContain('/api/widget/policy');
    await context.close();
  });
});

describe('when the chat server is down', () => {
  it('says so in words, and the page does not notice', async () => {
    page.body = '<button id="own">0</button><script>own.onclick = () => own.textContent++</script>';
    page.brokenChunks = true;
    const { context, tab, faults } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    const problem = tab.locator('attune-chat [role="alert"]');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('The chat could not be loaded.');
    await tab.click('#own');
    expect(await tab.textContent('#own')).toBe('1');
    page.brokenChunks = false;
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says so too when the server takes the question and says nothing, and opens when it does', async () => {
    let goOn = () => {};
    page.hangs = new Promise((resolve) => (goOn = () => resolve(undefined)));
    const { context, tab, faults } = await visit();
    await ready(tab);
    await tab.clock.install();
    await tab.locator('attune-chat button').click();
    await tab.clock.fastForward(30_000);
    const problem = tab.locator('attune-chat [role="alert"]');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('The chat could not be loaded.');
    goOn();
    await tab.locator('attune-composer textarea').waitFor();
    await problem.waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
    await context.close();
  });

  it('says so when something on the way blocks every address of ours', async () => {
    const { context, tab, faults } = await visit();
    await ready(tab);
    await context.route(/\/widget\/chunks\//, (route) => route.abort('blockedbyclient'));
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-chat [role="alert"]').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps what is written, and says that there is no connection', async () => {
    const { context, tab } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').fill('Are you there?');
    await tab.keyboard.press('Enter');
    await tab.locator('attune-panel .bar').waitFor();
    expect(await tab.locator('attune-panel .bar').textContent()).toContain('No connection.');
    await tab.reload();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-thread .bubble').waitFor();
    expect(await tab.locator('attune-thread .bubble').textContent()).toBe('Are you there?');
    await context.close();
  });
});

describe('a script that the page has pinned', () => {
  /** @param {string} hash */
  const pinned = async (hash) => {
    const { script, integrity } = JSON.parse(await readFile(join(outDir, 'integrity.json'), 'utf8'));
    const expected = hash || integrity[script];
    page.head = `<script async src="${script}" integrity="${expected}" crossorigin="anonymous" data-site="key-1"></script>`;
    return { script, integrity };
  };

  it('runs when it is what was published, and fetches its parts from where it lies', async () => {
    const { script, integrity } = await pinned('');
    const { context, tab, requests, faults } = await visit();
    await ready(tab);
    await tab.locator('attune-chat button').click();
    await tab.locator('attune-composer textarea').waitFor();
    expect(requests).toContain(script);
    const fetched = requests.filter((path) => path.startsWith('/widget/chunks/'));
    expect(fetched.length).toBeGreaterThan(1);
    expect(fetched.filter((path) => !Object.hasOwn(integrity, path))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('does not run when it is anything else', async () => {
    await pinned(`sha384-${'A'.repeat(64)}`);
    const { context, tab } = await visit();
    await tab.waitForLoadState('load');
    expect(await tab.evaluate(() => 'Attune' in window)).toBe(false);
    expect(await tab.locator('attune-chat').count()).toBe(0);
    await context.close();
  });

  it('lets the page pin its parts as well, in an import map', async () => {
    const { integrity } = await pinned('');
    const panel = Object.keys(integrity).find((path) => path.includes('/panel-')) ?? '';
    const tampered = { ...integrity, [panel]: `sha384-${'A'.repeat(64)}` };
    const script = page.head;
    for (const [hashes, opens] of /** @type {const} */ ([
      [integrity, true],
      [tampered, false],
    ])) {
      page.head = `<script type="importmap">${JSON.stringify({ integrity: hashes })}</script>${script}`;
      const { context, tab } = await visit();
      await ready(tab);
      await tab.locator('attune-chat button').click();
      const seen = tab.locator(opens ? 'attune-composer textarea' : 'attune-chat [role="alert"]:not(:empty)');
      await seen.waitFor();
      expect(await seen.count()).toBe(1);
      await context.close();
    }
  });
});

describe('the built files', () => {
  it('write no HTML but the templates of the panel', async () => {
    const sinks = /insertAdjacentHTML|(?:inner|outer)HTML|srcdoc|document\.write|\beval\(|new Function/g;
    for (const file of [manifest.loader, ...manifest.recorder, ...manifest.panel]) {
      const content = await readFile(join(outDir, file), 'utf8');
      // Lit makes its templates, which are constants of ours, through its one Trusted Types policy.
      const ofLit = (/** @type {string} */ sink) => file.includes('panel') && sink.startsWith('inner');
      expect(
        [...content.matchAll(sinks)].map(String).filter((sink) => !ofLit(sink)),
        file,
      ).toEqual([]);
    }
  });
});

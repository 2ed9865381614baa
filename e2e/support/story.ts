import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { agentConsoleOn, type AgentConsole } from './agent-console.ts';
import { devices, openBrowser, type Device } from './browser.ts';
import { HANG_MS } from './eventually.ts';
import { ada } from './people.ts';
import { screenshotPath } from './screenshots.ts';
import { makeDataFolder, startServer, type RunningServer } from './server.ts';
import { shopOn, type Shop } from './shop.ts';
import { createTroubleWatch } from './trouble.ts';

/** Whoever opens a browser of their own: nothing is shared with anybody else in the story. */
export interface Opening {
  readonly device?: Device;
  /** Before any page of theirs loads. */
  prepare?(context: BrowserContext): Promise<void>;
}

/** What one story happens on: a server of its own, and everybody's browsers. */
export interface Story {
  readonly server: RunningServer;
  readonly dataFolder: string;
  /** A visitor in front of the demo shop. */
  visitor(opening?: Opening): Promise<Shop>;
  /** A page of a browser of its own, at no address yet. */
  page(opening?: Opening): Promise<Page>;
  /** Public key of the site that a new installation begins with. */
  siteKey(): Promise<string>;
  /** Somebody in front of the console, not signed in. */
  console(opening?: Opening): Promise<AgentConsole>;
  /** The first admin, signed in; made through the setup page when first asked for. */
  admin(opening?: Opening): Promise<AgentConsole>;
  /** A second tab of the same browser, so with the same session. */
  tabBeside(console: AgentConsole): Promise<AgentConsole>;
  /** Kills the server and starts it again on the same port and folder. */
  restartServer(meanwhile: () => Promise<void>): Promise<void>;
  /** Trouble this story brings about itself, until the end of the test. */
  expectTrouble(...patterns: readonly RegExp[]): void;
  screenshot(page: Page, what: string): Promise<void>;
}

/**
 * Registers what a story needs around the tests of its file. After each of them, no page may have been in trouble.
 * @param settings what the server is started with beside what it needs, by the names of its environment
 */
export function tellStory(name: string, settings: Readonly<Record<string, string>> = {}): Story {
  let server: RunningServer;
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof makeDataFolder>>;
  let hasAdmin = false;
  const trouble = createTroubleWatch();

  beforeAll(async () => {
    folder = await makeDataFolder();
    [server, browser] = await Promise.all([startServer(folder.path, { settings }), openBrowser()]);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shootEverything();
    await Promise.all(browser.contexts().map((context) => context.close()));
    const unexpected = trouble.unexpected();
    trouble.forget();
    expect(unexpected).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    const exitCode = await server.stop();
    await folder.remove();
    expect(exitCode).toBe(0);
  });

  async function shootEverything(): Promise<void> {
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) await story.screenshot(page, `failed-${index + 1}`);
  }

  async function openPage({ device = 'desk', prepare }: Opening): Promise<Page> {
    const options: BrowserContextOptions = { ...devices[device], locale: 'en-GB', reducedMotion: 'reduce' };
    const context = await browser.newContext(options);
    context.setDefaultTimeout(HANG_MS);
    await trouble.watch(context);
    await prepare?.(context);
    return context.newPage();
  }

  const story: Story = {
    get server() {
      return server;
    },
    get dataFolder() {
      return folder.path;
    },
    async visitor(opening = {}) {
      const shop = shopOn(await openPage(opening), server.url, opening.device ?? 'desk');
      await shop.visit();
      return shop;
    },
    page: (opening = {}) => openPage(opening),
    async siteKey() {
      const page = await (await fetch(`${server.url}/demo/`)).text();
      const key = /\/sites\/([\w-]+)\/widget\.js/.exec(page)?.[1];
      if (key === undefined) throw new Error('the demo page carries no tag');
      return key;
    },
    console: async (opening = {}) => agentConsoleOn(await openPage(opening), server.url),
    async admin(opening = {}) {
      const console = await story.console(opening);
      if (hasAdmin) await console.signIn(ada);
      else if (server.setupUrl === null) throw new Error('the first start printed no setup link');
      else await console.setUp(server.setupUrl, ada);
      hasAdmin = true;
      return console;
    },
    tabBeside: async ({ page }) => agentConsoleOn(await page.context().newPage(), server.url),
    async restartServer(meanwhile) {
      const { port } = server;
      await server.kill();
      await meanwhile();
      server = await startServer(folder.path, { port, settings });
    },
    expectTrouble: (...patterns) => trouble.expect(...patterns),
    async screenshot(page, what) {
      await page.screenshot({ path: screenshotPath(name, what, page) });
    },
  };
  return story;
}

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { agentConsoleOn, type AgentConsole } from '../support/agent-console.ts';
import { openBrowser, type Device } from '../support/browser.ts';
import { makeDataFolder, startServer } from '../support/server.ts';
import { openPage, type Camera } from './camera.ts';
import { inPalette } from './palette.ts';
import { consoleScreens, doorScreens, untilDrawn, type Screen } from './screens.ts';
import { nora, seed, type Seeded } from './seed.ts';
import { shopWith } from './visitors.ts';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const THEMES = ['light', 'dark'] as const;
const DEVICES = ['desk', 'phone'] as const satisfies readonly Device[];
/** A change of colours may pass through a few frames. */
const THEME_SETTLES_MS = 300;

/** @param only names of screens; empty: all */
export async function takeAll(only: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await makeDataFolder();
  const [server, browser] = await Promise.all([startServer(folder.path), openBrowser()]);
  const camera: Camera = {
    browser,
    url: server.url,
    wanted: (name) => only.length === 0 || only.includes(name),
  };
  try {
    const seeded = await seed(server.url, server.setupUrl ?? '');
    for (const device of DEVICES) await takeWidget(camera, device, seeded);
    const mara = await shopWith(camera, 'desk', 'Mara Kern');
    for (const device of DEVICES) await takeConsole(camera, device, seeded);
    await mara.page.context().close();
    seeded.close();
    await writeIndex();
  } finally {
    await browser.close();
    await server.stop();
    await folder.remove();
  }
}

async function shoot(camera: Camera, page: Page, name: string): Promise<void> {
  if (!camera.wanted(name)) return;
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(THEME_SETTLES_MS);
    const width = page.viewportSize()?.width ?? 0;
    const picture = await page.screenshot({ scale: 'css', animations: 'disabled', caret: 'hide' });
    await writeFile(join(FOLDER, `${name}-${width}-${colorScheme}.png`), inPalette(picture));
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function takeConsole(camera: Camera, device: Device, seeded: Seeded): Promise<void> {
  const page = await openPage(camera, device);
  const agent = agentConsoleOn(page, camera.url);
  for (const screen of doorScreens(seeded)) await takeScreen(camera, device, agent, screen);
  await agent.signIn(nora);
  await shoot(camera, page, 'inbox');
  await takeConversation(camera, device, agent);
  for (const screen of consoleScreens) await takeScreen(camera, device, agent, screen);
  await page.context().close();
}

async function takeScreen(
  camera: Camera,
  device: Device,
  agent: AgentConsole,
  { name, path, prepare }: Screen,
): Promise<void> {
  if (!camera.wanted(name)) return;
  const { page } = agent;
  try {
    // From one fragment to another a page would stand still.
    await page.goto('about:blank');
    await agent.goTo(path);
    await untilDrawn(page);
    await prepare?.(page, device === 'phone');
  } catch (error) {
    throw new Error(`the screen "${name}" did not come on a ${device}`, { cause: error });
  }
  await shoot(camera, page, name);
}

async function takeConversation(camera: Camera, device: Device, agent: AgentConsole): Promise<void> {
  const { page } = agent;
  const isPhone = device === 'phone';
  await agent.goTo('');
  await agent.untilOnline();
  await agent.openConversation('Mara Kern');
  await page.waitForTimeout(1_500);
  await shoot(camera, page, 'conversation');
  await agent.composer.fill('We are looking into it. Your request will be forwarded.');
  await page.locator('attune-coach-chip').getByRole('status').waitFor();
  await shoot(camera, page, 'coach');
  await agent.composer.fill('');
  if (isPhone) await page.getByRole('button', { name: 'Beside', exact: true }).tap();
  await page.waitForTimeout(500);
  if (isPhone) await shoot(camera, page, 'beside');
  await page.getByRole('button', { name: 'Visit', exact: true }).click();
  await page.waitForTimeout(800);
  await shoot(camera, page, 'visit');
}

async function takeWidget(camera: Camera, device: Device, { nora: admin, siteId }: Seeded): Promise<void> {
  const page = await openPage(camera, device);
  await page.goto(`${camera.url}/demo/`);
  await page.getByRole('button', { name: /^Open chat/ }).waitFor();
  await shoot(camera, page, 'shop');
  await page.getByRole('button', { name: /^Open chat/ }).click();
  await page.locator('attune-form').waitFor();
  await page.waitForTimeout(500);
  await shoot(camera, page, 'widget-form');
  await page.context().close();
  const sam = await shopWith(camera, device, device === 'desk' ? 'Sam Field' : 'Kim Field', async (shop) => {
    await shoot(camera, shop, 'widget-empty');
  });
  const { items } = await admin.ask('inbox:list', { siteId, status: 'open' });
  const conversationId = items.find(({ visitorName }) => visitorName === sam.name)?.conversationId;
  if (conversationId !== undefined) {
    await admin.ask('message:send', {
      conversationId,
      clientId: crypto.randomUUID(),
      body: 'I can see that Pay did not answer you, four times over. I am sorry about the effort. Nothing was charged.',
    });
    await sam.page.waitForTimeout(1_000);
    await shoot(camera, sam.page, 'widget-conversation');
    await sam.page.locator('attune-chat').getByRole('button', { name: 'What they see' }).click();
    await sam.page.waitForTimeout(800);
    await shoot(camera, sam.page, 'widget-what-they-see');
    await sam.page.keyboard.press('Escape');
    await admin.ask('conversation:set-status', {
      conversationId,
      clientId: crypto.randomUUID(),
      status: 'resolved',
    });
    await sam.page.waitForTimeout(1_000);
    await shoot(camera, sam.page, 'widget-rating');
  }
  await sam.page.context().close();
  const arabic = await openPage(camera, device, 'ar');
  await arabic.goto(`${camera.url}/demo/`);
  await arabic.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
  await arabic.locator('attune-chat').getByRole('button').first().click();
  await arabic.locator('attune-form').waitFor();
  await arabic.waitForTimeout(500);
  await shoot(camera, arabic, 'widget-arabic');
  await arabic.context().close();
}

/** A page that shows them all. */
async function writeIndex(): Promise<void> {
  const files = (await readdir(FOLDER)).filter((file) => /-(?:390|1440)-(?:light|dark)\.png$/.test(file));
  const names = [
    ...new Set(files.map((file) => file.replace(/-(?:390|1440)-(?:light|dark)\.png$/, ''))),
  ].sort();
  const rows = names.map((name) => {
    const links = [1440, 390].flatMap((width) =>
      THEMES.map((theme) => `${name}-${width}-${theme}.png`)
        .filter((file) => files.includes(file))
        .map((file) => `[${width} ${file.includes('-dark') ? 'dark' : 'light'}](${file})`),
    );
    return `- **${name}**: ${links.join(' · ')}`;
  });
  const words = `# Screenshots\n\nTaken by \`pnpm screenshots\` of the built product on a fresh database, 1440 and 390 px wide.\n`;
  await writeFile(join(FOLDER, 'README.md'), `${words}\n${rows.join('\n')}\n`);
}

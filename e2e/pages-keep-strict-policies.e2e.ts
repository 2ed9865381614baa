import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { tellStory } from './support/story.ts';

const story = tellStory('pages-keep-strict-policies');

/** Every kind of page we serve, and what its policy says beside what all of them say. */
const PAGES: readonly (readonly [path: string, says: readonly string[]])[] = [
  [
    '/console/login',
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html attune-worker',
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ],
  ],
  ['/demo/', ["script-src 'self'", "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]],
  ['/api/v1/docs', ["default-src 'none'", "frame-ancestors 'none'"]],
  ['/widget/preview', ["default-src 'none'", "script-src 'self'", "frame-ancestors 'self'"]],
  ['/healthz', ["default-src 'none'", "frame-ancestors 'none'"]],
  ['/console/nowhere/at/all', ["default-src 'none'"]],
  ['/nowhere', ["default-src 'none'", "frame-ancestors 'none'"]],
];

/** What would let text of others run, or files of others in. */
const TOO_MUCH =
  /unsafe-inline|unsafe-eval|unsafe-hashes|strict-dynamic|\bdata: *script|(?:^|[\s;])\*|https?:(?![\w/])/;

/** The settings' screens, by the links that lead to them. */
async function linksOfSettings(page: Page): Promise<readonly string[]> {
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  return [...new Set(links.filter((path) => path.startsWith('/console/')))];
}

describe('Every page keeps a strict policy', () => {
  it.each(PAGES)('%s is sent with one', async (path, says) => {
    const response = await fetch(`${story.server.url}${path}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(expect.arrayContaining([...says]));
    expect(policy).not.toMatch(TOO_MUCH);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
  });

  it('the console is also apart from windows of others, and asks for no camera', async () => {
    const { headers } = await fetch(`${story.server.url}/console/`);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  it('text becomes neither markup nor script in the console, whoever tries', async () => {
    story.expectTrouble(
      /Trusted ?(?:Type|Script|HTML)|trusted-types|unsafe-eval|script-src|policy violation/i,
    );
    const { page } = await story.console();
    await page.goto(`${story.server.url}/console/login`);
    await page.getByRole('heading', { name: 'Sign in to Attune' }).waitFor();
    const outcomes = await page.evaluate(async () => {
      const refused = (attempt: () => unknown): string => {
        try {
          attempt();
          return 'taken';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      const types = Reflect.get(window, 'trustedTypes') as {
        createPolicy(name: string, rules: object): void;
      };
      const script = document.createElement('script');
      const results = {
        innerHTML: refused(() => Reflect.set(document.body, 'innerHTML', '<p>made</p>')),
        insertAdjacentHTML: refused(() => document.body.insertAdjacentHTML('beforeend', '<p>made</p>')),
        srcdoc: refused(() => Reflect.set(document.createElement('iframe'), 'srcdoc', '<p>made</p>')),
        write: refused(() => Reflect.apply(Reflect.get(document, 'write'), document, ['<p>made</p>'])),
        scriptSrc: refused(() =>
          Reflect.set(document.createElement('script'), 'src', 'https://evil.example/x.js'),
        ),
        policy: refused(() => types.createPolicy('default', { createHTML: (text: string) => text })),
        scriptText: refused(() => Reflect.set(script, 'textContent', 'window.ranInline = true')),
      };
      // Text put into a script by other ways than its own; appending it throws nothing, and runs nothing.
      script.append(document.createTextNode('window.ranInline = true'));
      document.body.append(script);
      // In a task of the page's own: what a debugger runs is exempt.
      const later = await new Promise<Record<string, string>>((resolve) =>
        setTimeout(() =>
          resolve({
            evaluated: refused(() => Reflect.apply(window.eval, window, ['1'])),
            made: refused(() => Reflect.construct(Function, ['return 1'])),
          }),
        ),
      );
      return { results: { ...results, ...later }, ran: Reflect.get(window, 'ranInline') === true };
    });
    expect(outcomes.ran).toBe(false);
    expect(Object.entries(outcomes.results).filter(([, outcome]) => outcome === 'taken')).toEqual([]);
  });

  it('and nobody who clicks through the console, the shop and the API’s pages meets a broken rule', async () => {
    const { page, goTo } = await story.admin();
    await goTo('settings');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await eventually(() => linksOfSettings(page)).not.toEqual([]);
    const links = await linksOfSettings(page);
    for (const path of [...links, '/console/search', '/console/visitors', '/console/ready']) {
      await page.goto(`${story.server.url}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await eventually(async () => [path, await page.locator('.bones').count()]).toEqual([path, 0]);
    }
    expect(links.length).toBeGreaterThanOrEqual(20);
    const { chat, page: shop } = await story.visitor();
    await chat.open();
    await chat.send('Hello');
    await shop.goto(`${story.server.url}/api/v1/docs`);
    await shop.getByRole('heading', { level: 1 }).waitFor();
  });
});

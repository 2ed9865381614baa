import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../db/testing.ts';
import { findPaths } from './paths.ts';
import { openHttpForTest, type HttpForTest } from './testing.ts';

const database = withDatabase('postgresql');
let http: HttpForTest;

beforeAll(async () => {
  http = await openHttpForTest(database());
});
afterAll(() => http.close());

describe('before anything is built', () => {
  it.each(['/widget.js', '/console/', '/demo/'])('%s says what to do', async (path) => {
    const answer = await http.get(path);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });
});

describe('built files', () => {
  beforeAll(() => {
    const { widget, console, demo } = http.paths;
    http.place(join(widget, 'widget.js'), 'widget()');
    http.place(join(widget, 'chunks/panel-4f2a.js'), 'panel()');
    http.place(join(widget, 'chunks/.hidden'), 'hidden');
    http.place(join(widget, 'attune-4f2a_-Zz.widget.js'), 'pinned()');
    http.place(join(widget, 'integrity.json'), '{"script":""}');
    http.place(join(widget, 'widget.d.ts'), 'export interface Chat {}');
    http.place(join(widget, 'manifest.json'), '{}');
    http.place(join(console, 'index.html'), '<attune-app>');
    http.place(join(console, 'icon.svg'), '<svg/>');
    http.place(join(console, 'assets/main-4f2a.js'), 'main()');
    http.place(
      join(demo, 'index.html'),
      '<script data-site="%SITE_KEY%" src="/widget.js"></script>%SITE_KEY%',
    );
    http.place(join(demo, 'shop.css'), 'body{}');
  });

  it.each([
    ['/widget.js', 'widget()', 'public, max-age=300', 'text/javascript'],
    ['/attune-4f2a_-Zz.widget.js', 'pinned()', 'public, max-age=31536000, immutable', 'text/javascript'],
    ['/widget/integrity.json', '{"script":""}', 'no-cache', 'application/json'],
    ['/widget.d.ts', 'export interface Chat {}', 'public, max-age=300', 'text/plain'],
    ['/widget/chunks/panel-4f2a.js', 'panel()', 'public, max-age=31536000, immutable', 'text/javascript'],
    ['/console/assets/main-4f2a.js', 'main()', 'public, max-age=31536000, immutable', 'text/javascript'],
    ['/console/icon.svg', '<svg/>', 'no-cache', 'image/svg+xml'],
    ['/console/', '<attune-app>', 'no-cache', 'text/html'],
    ['/console', '<attune-app>', 'no-cache', 'text/html'],
    ['/console/index.html', '<attune-app>', 'no-cache', 'text/html'],
    ['/console/thresholds/deep?x=1', '<attune-app>', 'no-cache', 'text/html'],
    ['/demo/shop.css', 'body{}', 'no-cache', 'text/css'],
  ])('%s', async (path, content, caching, type) => {
    const answer = await http.get(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(content);
    expect(answer.headers.get('cache-control')).toBe(caching);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('etag')).not.toBeNull();
  });

  it('sends pages of before an update what fetches the widget anew, and lets nobody keep it', async () => {
    http.place(join(http.paths.widget, 'renew.js'), 'renew()');
    const answer = await http.get('/widget/chunks/panel-AbC_12-z.js');
    expect(await answer.text()).toBe('renew()');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await http.get('/widget/chunks/panel-AbC_12-z.css')).status).toBe(404);
  });

  it('sends pages of before an update the parts that were kept for them', async () => {
    http.place(join(http.paths.keptParts, 'panel-AbC_12-y.js'), 'before()');
    http.place(join(http.paths.keptParts, '.half'), 'half');
    const answer = await http.get('/widget/chunks/panel-AbC_12-y.js');
    expect(await answer.text()).toBe('before()');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await http.get('/widget/chunks/.half')).status).toBe(404);
  });

  it('has no other script under the pin of another build, and lets other sites read what it has', async () => {
    expect((await http.get('/attune-gone0000.widget.js')).status).toBe(404);
    const pinned = await http.get('/attune-4f2a_-Zz.widget.js');
    expect(pinned.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('puts the key of the site into the demo page', async () => {
    const answer = await http.get('/demo/');
    expect(await answer.text()).toBe(
      '<script data-site="demo-site-key" src="/widget.js"></script>demo-site-key',
    );
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each([
    ['/', '/demo/'],
    ['/demo', '/demo/'],
  ])('%s leads to %s', async (path, target) => {
    const answer = await http.get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, target]);
  });

  it.each([
    '/widget/chunks/',
    '/widget/chunks/.hidden',
    '/widget/manifest.json',
    '/console/assets/',
    '/console/assets/gone.js',
    '/demo/gone.css',
  ])('%s is not there: no listing, no dotfile, no page in place of a script', async (path) => {
    expect((await http.get(path)).status).toBe(404);
  });

  it('serves ranges and unchanged files as HTTP has it', async () => {
    const first = await http.get('/widget.js');
    const etag = first.headers.get('etag') ?? '';
    // Without it `fetch` adds `no-cache`, which asks for the whole file.
    const revalidating = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await http.get('/widget.js', revalidating)).status).toBe(304);
    expect((await http.get('/widget.js', { range: 'bytes=0-2' })).status).toBe(206);
    expect((await http.get('/widget.js', { range: 'bytes=999-' })).status).toBe(416);
  });

  describe('headers', () => {
    const headersOf = async (path: string) => (await http.get(path)).headers;
    const policyOf = async (path: string) =>
      new Map(
        ((await headersOf(path)).get('content-security-policy') ?? '')
          .split('; ')
          .map((rule): [string, string] => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]),
      );

    it.each(['/', '/api/auth/get-session', '/api/nothing', '/widget.js', '/console/', '/demo/', '/healthz'])(
      '%s: none sniffed, framework unnamed, a policy',
      async (path) => {
        const headers = await headersOf(path);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('x-powered-by')).toBeNull();
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(headers.get('content-security-policy')).toContain("base-uri 'none'");
        // Over plain http browsers ignore it, and an installation may stay there.
        expect(headers.get('strict-transport-security')).toBeNull();
      },
    );

    it('lets other sites load the widget, and nothing else', async () => {
      expect((await headersOf('/widget.js')).get('access-control-allow-origin')).toBe('*');
      expect((await headersOf('/widget.js')).get('cross-origin-resource-policy')).toBe('cross-origin');
      expect((await headersOf('/widget/chunks/panel-4f2a.js')).get('access-control-allow-origin')).toBe('*');
      expect((await headersOf('/console/')).get('access-control-allow-origin')).toBeNull();
      expect((await headersOf('/demo/')).get('access-control-allow-origin')).toBeNull();
    });

    it('gives the console a policy without inline code, foreign hosts or untrusted HTML', async () => {
      const policy = await policyOf('/console/');
      expect(Object.fromEntries(policy)).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'img-src': "'self' data:",
        'font-src': "'self'",
        'connect-src': `'self' ws://localhost:${http.port} ws://127.0.0.1:${http.port}`,
        // The preview of the widget, the manifest and the worker that keeps the console's own files.
        'frame-src': "'self'",
        'manifest-src': "'self'",
        'worker-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'lit-html attune-worker',
      });
    });

    it('gives the demo page the policy of a careful shop', async () => {
      const policy = await policyOf('/demo/');
      expect(policy.get('default-src')).toBe("'self'");
      expect([...policy.values()].join(' ')).not.toContain('unsafe');
    });
  });
});

it('finds the builds of this copy of the product', () => {
  expect(findPaths('data').console).toMatch(/agent-console\/dist$/);
  expect(findPaths('data').widget).toMatch(/widget\/dist$/);
});

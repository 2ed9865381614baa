import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalPolicies, sites } from '../db/schema/index.ts';
import { withDatabase } from '../db/testing.ts';
import { DEFAULT_POLICY } from '../signal-policy/default-policy.ts';
import { openHttpForTest } from './testing.ts';

const AT = 1_772_546_400_000;

describe('the script of a site', () => {
  const database = withDatabase('embedded');
  let http: Awaited<ReturnType<typeof openHttpForTest>>;
  beforeAll(async () => {
    http = await openHttpForTest(database());
    http.place(join(http.paths.widget, 'widget.js'), '{const ATTUNE_SITE=null;widget(ATTUNE_SITE)}');
    const { db } = database();
    await db
      .insert(sites)
      .values({ id: 's', name: 'Shop', publicKey: 'key', allowedOrigins: [], createdAt: AT });
    await db
      .insert(signalPolicies)
      .values({ siteId: 's', policy: { ...DEFAULT_POLICY, tier: 'in-chat' }, savedAt: AT, savedBy: 'a' });
  });
  afterAll(() => http.close());

  const KEY = '/sites/key/widget.js';

  it('holds what the site has set, for pages of everybody', async () => {
    const answer = await http.get(KEY);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(
      '{const ATTUNE_SITE={"site":"key","tier":"in-chat"};widget(ATTUNE_SITE)}',
    );
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=86400');
  });

  it.each(['br', 'gzip'])('travels packed as %s where the browser reads that', async (encoding) => {
    const answer = await http.get(KEY, { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toContain('"site":"key"');
  });

  it('is not sent again to whom has it', async () => {
    const etag = (await http.get(KEY)).headers.get('etag') ?? '';
    const answer = await http.get(KEY, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe('');
  });

  it('is refused in words where no site has the key', async () => {
    expect((await http.get('/sites/nobody/widget.js')).status).toBe(404);
    expect((await http.get(`/sites/${'x'.repeat(300)}/widget.js`)).status).toBe(404);
  });
});

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalPolicies, sites } from '../db/schema/index.ts';
import { withDatabase } from '../db/testing.ts';
import { DEFAULT_POLICY } from '../signal-policy/default-policy.ts';
import { openHttpForTest } from './testing.ts';

const AT = 1_772_546_400_000;

describe('what the loader asks before any connection', () => {
  const database = withDatabase('embedded');
  let http: Awaited<ReturnType<typeof openHttpForTest>>;
  beforeAll(async () => {
    http = await openHttpForTest(database());
    await database()
      .db.insert(sites)
      .values({
        id: 's',
        name: 'Shop',
        publicKey: 'key',
        allowedOrigins: ['https://shop.example'],
        createdAt: AT,
      });
  });
  afterAll(() => http.close());

  const ask = (key: string, origin?: string) =>
    http.get(`/api/widget/policy?site=${key}`, origin === undefined ? {} : { origin });
  const saveTier = async (tier: 'always' | 'after-consent' | 'off') => {
    const policy = { ...DEFAULT_POLICY, tier, denyPaths: ['/admin/*'] };
    await database().db.delete(signalPolicies).where(eq(signalPolicies.siteId, 's'));
    await database().db.insert(signalPolicies).values({ siteId: 's', policy, savedAt: AT, savedBy: 'a' });
  };

  it('says the tier alone while nothing happens before the chat is opened', async () => {
    const response = await ask('key', 'https://shop.example');
    expect(await response.json()).toEqual({ tier: 'after-open' });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(response.headers.get('vary')).toContain('Origin');
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    await saveTier('off');
    expect(await (await ask('key')).json()).toEqual({ tier: 'off' });
  });

  it.each(['after-consent', 'always'] as const)(
    'says what may be recorded when the tier is %s',
    async (tier) => {
      await saveTier(tier);
      const { retentionDays: _, ...policy } = DEFAULT_POLICY;
      expect(await (await ask('key', 'https://shop.example')).json()).toEqual({
        ...policy,
        tier,
        denyPaths: ['/admin/*'],
        cursor: false,
        copiedErrors: false,
        hesitation: false,
      });
    },
  );

  it.each([
    ['another', 'https://shop.example', 404],
    ['key', 'https://evil.example', 403],
    ['key', 'null', 403],
  ])('refuses site %s to pages of %s', async (key, origin, status) => {
    const response = await ask(key, origin);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

import { randomUUID } from 'node:crypto';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressKey } from './address-key.ts';
import { createLimits } from './limits.ts';

/** The budget `setup` has 10 points. */
async function takeTimes(limits: ReturnType<typeof createLimits>, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await limits.take('setup', key);
}

const refused = { name: 'RequestError', code: 'rate-limited' };

describe('in memory', () => {
  it('gives ten and refuses the eleventh, saying how long to wait', async () => {
    const limits = createLimits();
    await takeTimes(limits, 'a', 10);
    const error: unknown = await limits.take('setup', 'a').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(refused);
    expect(error).toHaveProperty('details.retryAfterMs', expect.any(Number));
    expect(error).toHaveProperty('message', expect.stringMatching(/Try again in \d+ s\./));
  });

  it('counts each key and each limit for itself', async () => {
    const limits = createLimits();
    await takeTimes(limits, 'a', 10);
    await expect(limits.take('setup', 'b')).resolves.toMatchObject({ limit: 10, remaining: 9 });
    await expect(limits.take('api', 'a')).resolves.toHaveProperty('remaining');
    await expect(limits.take('setup', 'a')).rejects.toMatchObject(refused);
  });

  it('forgets when told to', async () => {
    const limits = createLimits();
    await takeTimes(limits, 'a', 10);
    await limits.clear('setup', 'a');
    await expect(limits.take('setup', 'a')).resolves.toMatchObject({ remaining: 9 });
  });
});

describe('over Redis', () => {
  const url = process.env['TEST_REDIS_URL'] ?? '';
  const aClient = () => {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    // Without a listener its loss would end the process.
    client.on('error', () => undefined);
    return client;
  };
  const [one, two] = [aClient(), aClient()];

  beforeAll(async () => {
    if (url === '') {
      throw new Error(
        'TEST_REDIS_URL is not set. These tests need a Redis; "npm test" starts one where it can.',
      );
    }
    await Promise.all([one.connect(), two.connect()]);
  });
  afterAll(() => {
    for (const client of [one, two]) if (client.isOpen) client.destroy();
  });

  it('holds over two processes', async () => {
    const key = randomUUID();
    await takeTimes(createLimits(one), key, 5);
    const other = createLimits(two);
    await takeTimes(other, key, 5);
    await expect(other.take('setup', key)).rejects.toMatchObject(refused);
    await createLimits(one).clear('setup', key);
    await other.take('setup', key);
  });

  it('goes on in memory when Redis goes away', async () => {
    const key = randomUUID();
    const limits = createLimits(two);
    await takeTimes(limits, key, 3);
    two.destroy();
    await takeTimes(limits, key, 10);
    await expect(limits.take('setup', key)).rejects.toMatchObject(refused);
  });
});

describe('what stands for one client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0:0:ffff:ffff:ffff:ffff', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1:2:3::', '1:2:3:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s → %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

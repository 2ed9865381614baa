import { createHmac, timingSafeEqual } from 'node:crypto';
import { expect, it } from 'vitest';
import { newSecret, signatureHeaders } from './sign.ts';

const AT = 1_772_546_400_000;
/** What libraries of Standard Webhooks allow. */
const TOLERANCE_S = 5 * 60;

/** A receiver as https://www.standardwebhooks.com describes it: whole, ours, fresh, and not taken before. */
function receiver(secret: string) {
  const taken = new Set<string>();
  return (headers: Readonly<Record<string, string>>, body: string, now: number): string => {
    const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': given = '' } = headers;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const right = Buffer.from(
      `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`,
    );
    if (right.length !== Buffer.from(given).length || !timingSafeEqual(right, Buffer.from(given)))
      return 'forged';
    if (Math.abs(now / 1_000 - Number(at)) > TOLERANCE_S) return 'too old';
    if (taken.has(id)) return 'taken already';
    taken.add(id);
    return 'taken';
  };
}

it('[WH1] a delivery that somebody caught is of no use to them', () => {
  const secret = newSecret();
  const take = receiver(secret);
  const caught = signatureHeaders(secret, { id: 'one', at: AT, body: '{"paid":1}' });
  expect(take(caught, '{"paid":1}', AT)).toBe('taken');
  expect(take(caught, '{"paid":1}', AT + 1_000)).toBe('taken already');
  expect(take(caught, '{"paid":1}', AT + 3_600_000)).toBe('too old');
  for (const changed of [
    { ...caught, 'webhook-id': 'two' },
    { ...caught, 'webhook-timestamp': String(AT / 1_000 + 3_600) },
  ])
    expect(take(changed, '{"paid":1}', AT + 3_600_000)).toBe('forged');
  expect(take(caught, '{"paid":2}', AT)).toBe('forged');
  const another = signatureHeaders(newSecret(), { id: 'three', at: AT, body: '{}' });
  expect(take(another, '{}', AT)).toBe('forged');
});

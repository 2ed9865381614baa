import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    'Safari on iOS, phone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} Version/18.6 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Safari on iPadOS, tablet',
    `Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) ${webkit} Version/16.6 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome on iOS, phone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit} CriOS/140.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome on Android, phone',
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/140.0.0.0 Mobile Safari/537.36`,
  ],
  ['Chrome on Android, tablet', `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/140.0.0.0 Safari/537.36`],
  [
    'Samsung Internet on Android, phone',
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Edge on Windows, desktop',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
  ],
  [
    'Opera on macOS, desktop',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${blink} Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0`,
  ],
  ['Firefox on Linux, desktop', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
  [
    'Chrome on ChromeOS, desktop',
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/140.0.0.0 Safari/537.36`,
  ],
])('%s', (device, userAgent) => {
  expect(deviceOf(userAgent)).toBe(device);
});

it('says nothing of what it does not know, and takes over nothing of it', () => {
  expect(deviceOf(undefined)).toBeNull();
  expect(deviceOf('Mara’s own browser')).toBeNull();
  expect(deviceOf(`${'x'.repeat(600)} Windows Chrome/1`)).toBeNull();
});

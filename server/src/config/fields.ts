import { isIP } from 'node:net';
import * as v from 'valibot';

/*
 * One schema a kind of setting. A failed check says nothing by itself: what a setting should be stands beside it in
 * `settings.ts`, so that documentation and error never differ.
 */

export const portField = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));

/** A factor for budgets: 0.1 is a tight site, 100 a load test. */
export const limitFactorField = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}(\.\d{1,3})?$/),
  v.transform(Number),
  v.minValue(0.1),
  v.maxValue(1_000),
);

/** No more than a process takes of everybody together. */
export const connectionsField = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(20_000),
);

/** A name or address to listen on: no scheme, no port. */
export const hostField = v.pipe(
  v.string(),
  v.check((host) => isIP(host) !== 0 || /^[a-z\d]([a-z\d.-]{0,252}[a-z\d])?$/i.test(host)),
);

export const folderField = v.pipe(v.string(), v.maxLength(1_000));

/** An address of a server we connect to: one of these schemes, and a host. */
export const serviceUrlField = (...schemes: readonly string[]) =>
  v.pipe(
    v.string(),
    v.check((text) => {
      const url = parseUrl(text);
      return url !== null && schemes.includes(url.protocol) && url.hostname !== '';
    }),
  );

/** Scheme, host and port, nothing behind them. The output is the origin as browsers write it. */
export const originField = v.pipe(
  v.string(),
  v.check((text) => {
    const url = parseUrl(text);
    if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
    const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && !text.includes('#');
    return isBare && url.username === '' && url.password === '';
  }),
  v.transform((text) => new URL(text).origin),
);

/** Long enough not to be guessed, and not one key held down. */
export const secretField = v.pipe(
  v.string(),
  v.minLength(32),
  v.check((secret) => new Set(secret).size >= 8),
);

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
export const logLevelField = v.picklist(logLevels);

/** What a process does: answer browsers, run jobs, or both. */
export const roles = ['all', 'web', 'worker'] as const;
export type ProcessRole = (typeof roles)[number];
export const roleField = v.picklist(roles);

export const switchField = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((text) => text === 'true'),
);

/** How many proxies stand in front, or which addresses they have. */
export type TrustProxy = number | readonly string[];
export const trustProxyField = v.pipe(
  v.string(),
  v.check((text) => /^\d$/.test(text) || listOf(text).every(isAddressRange)),
  v.transform((text): TrustProxy => (/^\d$/.test(text) ? Number(text) : listOf(text))),
);

function listOf(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

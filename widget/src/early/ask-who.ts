import type { WidgetSettings } from '../contract.ts';

/** Asks `/api/visitor/who`, as whoever the browser knows. */
export function askWho(
  { serverUrl, siteKey }: WidgetSettings,
  token: string | null | undefined,
  request: RequestInit,
): Promise<Response> {
  return fetch(`${serverUrl}api/visitor/who?site=${encodeURIComponent(siteKey)}`, {
    ...request,
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
}

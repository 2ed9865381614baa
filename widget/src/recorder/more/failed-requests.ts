import { templatePath } from '../../shared/path-template.ts';
import type { Page } from '../page.ts';
import { isAmong } from '../policy.ts';
import type { Press } from '../press-book.ts';

/** A request that begins this soon after a press is its doing. */
const STARTED_MS = 1_000;

/** Asked again with success within this long: the page has helped itself. */
const RETRY_MS = 1_000;

/** So often without any press means that the page asks by itself. */
const MOST_UNASKED = 2;

/** Counts and measures; nobody waits for its answer. */
const BEACON = /\b(collect|beacons?|track(ing)?|pixel|analytics|telemetry|metrics|rum)\b/i;

/** Tells of a request that was answered with an error, when it was a press that made it. */
export function tellFailedRequest(
  page: Page,
  presses: readonly Press[],
  { name, startTime, responseStatus: status }: PerformanceResourceTiming,
): void {
  const pressBefore = (time: number): Press | undefined =>
    presses.findLast(({ began }) => began <= time && time - began <= STARTED_MS);
  const alike = (): readonly PerformanceEntry[] =>
    performance.getEntriesByType('resource').filter((other) => addressOf(other.name) === addressOf(name));

  const { origin, hostname, pathname } = new URL(name);
  const press = pressBefore(startTime);
  const isExpected =
    (status === 401 || status === 404) && isAmong(page.rules.expectedMissing, templatePath(pathname));
  const unasked = alike().filter((other) => other.startTime < startTime && !pressBefore(other.startTime));
  if (
    press?.id === undefined ||
    isExpected ||
    press.control.closest('[data-no-signals~=error]') ||
    unasked.length >= MOST_UNASKED ||
    BEACON.test(pathname) ||
    siteOf(hostname) !== siteOf(location.hostname)
  )
    return;
  const fact = { press: press.id, at: Date.now(), status, own: origin === location.origin };
  page.after(RETRY_MS, () => {
    const isHelped = alike().some(
      (other) => other.startTime > startTime && (other as PerformanceResourceTiming).responseStatus < 400,
    );
    if (!isHelped) page.tell({ kind: 'failed-request', ...fact });
  });
}

const addressOf = (url: string): string => url.replace(/[?#].*/, '');

/** As far as can be told without a list of registries: shop.example of api.shop.example. */
const siteOf = (hostname: string): string => hostname.split('.').slice(-2).join('.');

import type { Browser } from 'playwright-core';
import type { PageEntry } from './page-set.ts';
import type { Sensor } from './sensor.ts';
import { visitPage, type PageResult } from './visit-page.ts';

/**
 * Every page with every sensor, so many at once; the sensors take turns at a page, so that all see the same weather.
 * @param options parallel: visits at once; tell: hears of each in the order of the set, as soon as those before it are done
 * @returns in the order of the set
 */
export async function runVisits(
  browser: Browser,
  pages: readonly PageEntry[],
  sensors: readonly Sensor[],
  { parallel, tell }: { parallel: number; tell(result: PageResult): void },
): Promise<readonly PageResult[]> {
  const visits = pages.flatMap((page) => sensors.map((sensor) => ({ page, sensor })));
  const results: PageResult[] = [];
  let next = 0;
  let told = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < visits.length; index = next++) {
      const visit = visits[index];
      if (!visit) return;
      results[index] = await visitPage(browser, visit.page, visit.sensor);
      for (let done = results[told]; done; done = results[++told]) tell(done);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results;
}

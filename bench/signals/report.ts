import { tallyLine, tallyOf, type Tally } from './tally.ts';
import type { PageResult } from './visit-page.ts';

/** `x01   dead    found        dead            one click on a dead button` */
export function resultLine({
  id,
  sensor,
  truth,
  found,
  verdict,
  disputable,
  description,
}: PageResult): string {
  const columns = [
    sensor.padEnd(9),
    id.padEnd(8),
    truth.padEnd(7),
    verdict.padEnd(10),
    (found.join('+') || '-').padEnd(16),
    (disputable ? '? ' : '') + description,
  ];
  return columns.join(' ').trimEnd();
}

/** What a reader of the results must know of a page; null when there is nothing. */
export function warningLine({ id, sensor, failure, retriedAfter, doubts }: PageResult): string | null {
  if (failure !== null) return `${id} (${sensor}) FAILED in the runner: ${failure}`;
  const notes = [...doubts.map((doubt) => `the page is in doubt: ${doubt}`)];
  if (retriedAfter !== null) notes.push(`done at the second try, after ${retriedAfter}`);
  return notes.length > 0 ? `${id} (${sensor}): ${notes.join('; ')}` : null;
}

/** One line a sensor, each with its name; then, without the disputable pages. */
export function summaryOf(results: readonly PageResult[]): readonly string[] {
  const sure = results.filter(({ disputable }) => !disputable);
  const lines = bySensor(results).map(([sensor, tally]) => `${sensor.padEnd(9)} ${tallyLine(tally)}`);
  if (sure.length === results.length) return lines;
  return [
    ...lines,
    ...bySensor(sure).map(
      ([sensor, tally]) => `${sensor.padEnd(9)} ${tallyLine(tally)} without disputable pages`,
    ),
  ];
}

export function bySensor(results: readonly PageResult[]): readonly [sensor: string, tally: Tally][] {
  const names = [...new Set(results.map(({ sensor }) => sensor))];
  return names.map((name) => [name, tallyOf(results.filter(({ sensor }) => sensor === name))]);
}

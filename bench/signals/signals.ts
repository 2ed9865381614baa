import { readFileSync, writeFileSync } from 'node:fs';
import { explain, PlainError } from '../../scripts/toolchain/plain-error.mjs';
import { openBrowser } from '../open-browser.ts';
import { parseArguments, type Arguments } from './arguments.ts';
import { parsePageSet, type PageEntry } from './page-set.ts';
import { bySensor, resultLine, summaryOf, warningLine } from './report.ts';
import { runVisits } from './run-visits.ts';
import type { Sensor } from './sensor.ts';
import { attuneSensor } from './sensors/attune.ts';
import { openVendors } from './sensors/vendors.ts';
import { readShippedRecorder } from './shipped-recorder.ts';
import { tallyLine, tallyOf } from './tally.ts';
import type { PageResult } from './visit-page.ts';

/** A page set through the shipped recorder and the server's detectors; with `--vendors`, through their SDKs as well. */
try {
  const asked = parseArguments(process.argv.slice(2));
  const pages = readPages(asked);
  const ours = attuneSensor(await readShippedRecorder(console.error));
  const vendors = asked.vendors ? await openVendors(console.error) : { sensors: [], missing: [] };
  const results = await run(pages, [ours, ...vendors.sensors], asked.parallel);
  if (asked.json !== null) writeResults(asked.json, results);
  for (const line of vendors.missing) console.log(line);
  if (asked.vendors || results.some(({ disputable }) => disputable)) {
    for (const line of summaryOf(results)) console.log(line);
  }
  console.log(tallyLine(tallyOf(results.filter(({ sensor }) => sensor === ours.name))));
  process.exitCode = results.some(({ failure }) => failure !== null) ? 1 : 0;
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = fault instanceof PlainError ? 2 : 1;
}

function readPages({ pages: file, only }: Arguments): readonly PageEntry[] {
  const pages = parsePageSet(contentOf(file), file);
  const unknown = only?.filter((id) => !pages.some((page) => page.id === id)) ?? [];
  if (unknown.length > 0) throw new PlainError(`${file} has no page called ${unknown.join(', ')}.`);
  return pages.filter(({ id }) => only === null || only.includes(id));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new PlainError(`${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

async function run(
  pages: readonly PageEntry[],
  sensors: readonly Sensor[],
  parallel: number,
): Promise<readonly PageResult[]> {
  const browser = await openBrowser();
  try {
    return await runVisits(browser, pages, sensors, { parallel, tell });
  } finally {
    await browser.close();
  }
}

function tell(result: PageResult): void {
  console.log(resultLine(result));
  const warning = warningLine(result);
  if (warning !== null) console.error(warning);
}

function writeResults(file: string, results: readonly PageResult[]): void {
  const totals = Object.fromEntries(bySensor(results));
  writeFileSync(file, `${JSON.stringify({ totals, pages: results }, null, 2)}\n`);
}

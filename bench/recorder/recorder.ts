import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { explain } from '../../scripts/toolchain/plain-error.mjs';
import { openBrowser } from '../open-browser.ts';
import { readShippedRecorder } from '../signals/shipped-recorder.ts';
import { installVendors, VENDORS, vendorScript } from '../signals/sensors/vendors.ts';
import { attuneContender, emptyPage, vendorContender, type Contender } from './contender.ts';
import { measure, type Measured } from './measure.ts';
import { costOf, lastLine, tableOf, type Cost } from './cost.ts';

/** Rounds in which every contender has a turn, so that all see the same machine. */
const ROUNDS = 3;

/** The two whose listeners were fastest when all were measured, and the one with the most work in its own. */
const AGAINST: ReadonlySet<string> = new Set(['sentry', 'mixpanel', 'datadog']);

/** What the recorder costs a page, beside an empty page and vendors in the same run. */
try {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const costs = await run(await contenders());
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(costs, null, 2)}\n`);
  console.log(tableOf(costs));
  console.log(lastLine(costs));
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}

async function contenders(): Promise<readonly Contender[]> {
  const shipped = await readShippedRecorder(console.error);
  await installVendors(console.error);
  const vendors: Contender[] = [];
  for (const vendor of VENDORS.filter(({ name }) => AGAINST.has(name))) {
    vendors.push(vendorContender(vendor.name, await vendorScript(vendor)));
  }
  return [emptyPage, attuneContender(shipped), ...vendors];
}

async function run(all: readonly Contender[]): Promise<readonly Cost[]> {
  const browser = await openBrowser();
  try {
    const measured = new Map<Contender, Measured[]>(all.map((contender) => [contender, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [contender, rounds] of measured) rounds.push(await measure(browser, contender));
    }
    return [...measured].map(([contender, rounds]) => costOf(contender, rounds));
  } finally {
    await browser.close();
  }
}

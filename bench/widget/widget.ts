import { writeFileSync } from 'node:fs';
import { build } from '../../scripts/toolchain/build.mjs';
import { explain } from '../../scripts/toolchain/plain-error.mjs';
import { ROOT } from '../../scripts/toolchain/root.mjs';
import { siteKeyOf, startBuiltServer } from '../built-server.ts';
import { openBrowser } from '../open-browser.ts';
import { parseArguments, type Arguments } from './arguments.ts';
import { bundleFloor } from './bundle-floor.ts';
import { contenders, type Contender } from './contender.ts';
import { serveHostPages } from './host-page.ts';
import { costOf, lastLine, tableOf, type Cost } from './report.ts';
import { visit, type Visit } from './visit.ts';

/** What the built widget costs a page, beside the page without it and the bare libraries, in one run. */
try {
  const { json, rounds } = parseArguments(process.argv.slice(2));
  const costs = await run(rounds);
  if (json !== null) writeFileSync(json, `${JSON.stringify(costs, null, 2)}\n`);
  console.log(tableOf(costs));
  console.log(lastLine(costs));
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}

async function run(rounds: Arguments['rounds']): Promise<readonly Cost[]> {
  await build(ROOT, console.error, ['widget', 'server']);
  const server = await startBuiltServer({ env: { LIMIT_FACTOR: '1000' } });
  const pages = await serveHostPages(await bundleFloor());
  const browser = await openBrowser();
  try {
    const all = contenders(server.url, await siteKeyOf(server));
    const visits = new Map<Contender, Visit[]>(all.map((contender) => [contender, []]));
    // The browser's first page pays for what all later ones find ready.
    for (const contender of all) await visit(browser, pages.origin, contender);
    for (let round = 0; round < rounds; round++) {
      // Nobody always follows the same one.
      const order = round % 2 === 0 ? all : all.toReversed();
      for (const contender of order) {
        visits.get(contender)?.push(await visit(browser, pages.origin, contender));
      }
    }
    return [...visits].map(([{ name }, ofIt]) => costOf(name, ofIt));
  } finally {
    await browser.close();
    await pages.close();
    await server.stop();
  }
}

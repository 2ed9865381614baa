import { writeFileSync } from 'node:fs';
import { build } from '../../scripts/toolchain/build.mjs';
import { explain, PlainError } from '../../scripts/toolchain/plain-error.mjs';
import { ROOT } from '../../scripts/toolchain/root.mjs';
import { parseArguments, type Arguments, type ScenarioLetter } from './arguments.ts';
import { startAttune, startBare, startBareInsert, type Running } from './children.ts';
import { takeCores, type Cores } from './cores.ts';
import { embedded, openScaled, type Engine } from './engine.ts';
import { gateLines, judge } from './gates.ts';
import type { Outcome } from './outcome.ts';
import { lastLine, outcomeLines, type EngineReport } from './report.ts';
import { ack } from './scenarios/ack.ts';
import { flood } from './scenarios/flood.ts';
import { idle } from './scenarios/idle.ts';
import { interactions } from './scenarios/interactions.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { screen } from './scenarios/screen.ts';
import { stampede } from './scenarios/stampede.ts';
import { typing } from './scenarios/typing.ts';

/** In the order they are run: memory first, while nothing else has used any. */
const SCENARIOS: readonly (readonly [ScenarioLetter, Scenario])[] = [
  ['e', idle],
  ['f', stampede],
  ['b', screen],
  ['d', typing],
  ['a', ack],
  ['c', interactions],
  ['g', flood],
];

/** What our server makes of Socket.IO and the database, beside both of them bare, in one run. */
try {
  const wanted = parseArguments(process.argv.slice(2));
  const reports = await run(wanted);
  const judged = judge(reports);
  console.log(`\n${gateLines(judged)}`);
  console.log(lastLine(reports));
  if (wanted.gates && judged.some(({ isMet }) => !isMet)) process.exitCode = 1;
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}

async function run(wanted: Arguments): Promise<readonly EngineReport[]> {
  if (process.platform !== 'linux') throw new PlainError('This benchmark reads /proc: it runs on Linux.');
  await build(ROOT, console.error, ['server']);
  const scaled = wanted.on === 'embedded' ? null : await openScaled(console.log);
  const engines = [wanted.on === 'postgresql' ? null : embedded, scaled].filter((engine) => engine !== null);
  try {
    const cores = takeCores();
    console.log(`${wanted.clients} clients, ${wanted.seconds} s a side, ${cores.inWords}`);
    const reports: EngineReport[] = [];
    for (const engine of engines) reports.push(await runOn(engine, cores, wanted));
    if (wanted.json !== null) writeFileSync(wanted.json, `${JSON.stringify(reports, null, 2)}\n`);
    return reports;
  } finally {
    await scaled?.close();
  }
}

async function runOn(engine: Engine, { prefix }: Cores, wanted: Arguments): Promise<EngineReport> {
  console.log(`\n${engine.name}`);
  const running: Running<unknown>[] = [];
  const started = async <Thing>(start: Promise<Running<Thing>>): Promise<Thing> => {
    const one = await start;
    running.unshift(one);
    return one.it;
  };
  try {
    const attune = await started(startAttune(engine, prefix, wanted.profile));
    const bare = await started(startBare(prefix));
    const workFor = await started(startBareInsert(engine, prefix));
    const { helpers } = engine;
    const outcomes: Outcome[] = [];
    for (const [letter, scenario] of SCENARIOS) {
      if (!wanted.only.has(letter)) continue;
      const outcome = await scenario({ attune, bare, workFor, helpers, ...wanted });
      console.log(outcomeLines(outcome));
      outcomes.push(outcome);
    }
    return { engine: engine.name, outcomes };
  } finally {
    for (const one of running) await one.stop();
  }
}

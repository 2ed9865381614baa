import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { build } from '../../scripts/toolchain/build.mjs';
import { explain } from '../../scripts/toolchain/plain-error.mjs';
import { ROOT } from '../../scripts/toolchain/root.mjs';
import { inFigures, percentile, table } from '../figures.ts';
import { openBrowser } from '../open-browser.ts';
import { startAttune } from '../server/children.ts';
import { embedded } from '../server/engine.ts';
import { parseArguments, type Arguments } from './arguments.ts';
import { loadInbox, openDesk, openLongOne, openPlain, switchTimes } from './desk.ts';
import { fill } from './fill.ts';
import { scrollFrames, type Frames } from './frames.ts';

const SWITCHES = 60;

/** How long lists scroll and how fast conversations follow a press, beside a page of plain lines, in one run. */
try {
  const args = parseArguments(process.argv.slice(2));
  const outcome = await run(args);
  if (args.json !== null) writeFileSync(args.json, `${JSON.stringify(outcome, null, 2)}\n`);
  console.log(report(outcome));
} catch (fault) {
  console.error(explain(fault));
  process.exitCode = 1;
}

interface Outcome {
  readonly plain: Frames;
  readonly list: Frames;
  readonly thread: Frames;
  readonly switchesMs: readonly number[];
}

async function run({ conversations, messages }: Arguments): Promise<Outcome> {
  await build(ROOT, console.error, ['widget', 'agent-console', 'server']);
  const server = await startAttune(embedded, [], null);
  const browser = await openBrowser();
  try {
    console.error(`Writing ${conversations} conversations and ${messages} messages.`);
    const longId = await fill(server.it, conversations, messages);
    console.error('Scrolling and switching.');
    const [plainContext, plainList] = await openPlain(browser, messages);
    const plain = await scrollFrames(plainList);
    await plainContext.close();
    const desk = await openDesk(browser, server.it);
    await loadInbox(desk, conversations);
    const list = await scrollFrames(desk.inbox);
    const switchesMs = await switchTimes(desk, SWITCHES);
    console.error(
      `Inbox at ${inFigures(list.perSecond)} frames/s, plain lines at ${inFigures(plain.perSecond)}.`,
    );
    console.error(`Switched in ${inFigures(percentile(switchesMs, 0.5))} ms (p50).`);
    await openLongOne(desk, `${server.it.url}/console/conversations/${longId}`, messages);
    const thread = await scrollFrames(desk.messages);
    await desk.close();
    return { plain, list, thread, switchesMs };
  } finally {
    await browser.close();
    await server.stop();
  }
}

function report({ plain, list, thread, switchesMs }: Outcome): string {
  const row = (name: string, { perSecond, p50Ms, p99Ms, longestMs, scrolledPx }: Frames): string[] => [
    name,
    ...[perSecond, p50Ms, p99Ms, longestMs].map((figure) => inFigures(figure)),
    inFigures(scrolledPx, 0),
  ];
  const [p50, p99] = [percentile(switchesMs, 0.5), percentile(switchesMs, 0.99)];
  return [
    table([
      ['scrolled', 'frames/s', 'p50 ms', 'p99 ms', 'longest', 'px'],
      row('plain lines', plain),
      row('inbox', list),
      row('conversation', thread),
    ]),
    `${switchesMs.length} switches: p50 ${inFigures(p50)} ms, p99 ${inFigures(p99)} ms`,
    [
      `list_fps=${inFigures(list.perSecond)}`,
      `thread_fps=${inFigures(thread.perSecond)}`,
      `plain_fps=${inFigures(plain.perSecond)}`,
      `switch_p50_ms=${inFigures(p50)}`,
      `switch_p99_ms=${inFigures(p99)}`,
      `list_to_plain=${inFigures(list.perSecond / plain.perSecond, 2)}`,
      `thread_to_plain=${inFigures(thread.perSecond / plain.perSecond, 2)}`,
      `load=${inFigures(loadavg()[0] ?? 0)}`,
    ].join(' '),
  ].join('\n');
}

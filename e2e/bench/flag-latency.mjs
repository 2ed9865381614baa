// How long after the fifth press on a broken button the agent reads of it, and, in the same run, how long a message
// takes to the same screen. Real browsers, the built server; run with "npm run bench:flag" after a build.
import { register } from 'tsx/esm/api';

register();
const { openBrowser, devices } = await import('../support/browser.ts');
const { makeDataFolder, startServer } = await import('../support/server.ts');
const { agentConsoleOn } = await import('../support/agent-console.ts');
const { shopOn } = await import('../support/shop.ts');
const { ada } = await import('../support/people.ts');
const { medianOf } = await import('./median.mjs');
const { firstFrameWith, keepTimes, lastOf } = await import('./page-times.mjs');

const RUNS = 20;
const PRESSES = 5;
const EVIDENCE = `${PRESSES} times`;

/** Opening the chat moves the page; a press measured while it still moves would measure that. */
const PAGE_RESTS_MS = 1_500;

/**
 * @typedef {import('../support/agent-console.ts').AgentConsole} AgentConsole
 * @typedef {{ flagMs: number, noEffectMs: number, reportMs: number, serverMs: number, shownMs: number, messageMs: number }} Run
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {AgentConsole} agent
 * @param {number} number
 * @returns {Promise<Run>}
 */
async function measure(browser, url, agent, number) {
  const context = await browser.newContext(devices.desk);
  await context.addInitScript(keepTimes);
  const { page, chat, pressPay, visit } = shopOn(await context.newPage(), url, 'desk');
  await visit();
  await chat.open();
  await chat.send(`Hello from visitor ${number}`);
  await agent.openConversation(`Hello from visitor ${number}`);

  const question = `Question ${number}`;
  await chat.composer.fill(question);
  const messageSeen = agent.page.evaluate(firstFrameWith, { place: 'attune-message-list', text: question });
  await chat.sendButton.click();
  const messageMs = (await messageSeen) - (await lastOf(page, 'clicks'));

  await chat.close();
  await page.waitForTimeout(PAGE_RESTS_MS);
  const flagSeen = agent.page.evaluate(firstFrameWith, { place: 'attune-friction-pane', text: EVIDENCE });
  await pressPay(PRESSES);
  const seenAt = await flagSeen;
  const pressedAt = await lastOf(page, 'clicks');
  const saidAt = await lastOf(page, 'sent', '"outcome":"none"', seenAt);
  const heardAt = await lastOf(agent.page, 'received', EVIDENCE, seenAt);
  const verdictAt = await lastOf(page, 'verdicts', '', saidAt);
  await context.close();
  return {
    flagMs: seenAt - pressedAt,
    noEffectMs: verdictAt - pressedAt,
    reportMs: saidAt - verdictAt,
    serverMs: heardAt - saidAt,
    shownMs: seenAt - heardAt,
    messageMs,
  };
}

async function main() {
  const folder = await makeDataFolder();
  const [server, browser] = await Promise.all([startServer(folder.path), openBrowser()]);
  try {
    if (server.setupUrl === null) throw new Error('a new folder gave no setup link');
    const context = await browser.newContext(devices.desk);
    await context.addInitScript(keepTimes);
    const agent = agentConsoleOn(await context.newPage(), server.url);
    await agent.setUp(server.setupUrl, ada);
    /** @type {Run[]} */
    const runs = [];
    for (let number = 1; number <= RUNS; number += 1) {
      const run = await measure(browser, server.url, agent, number);
      runs.push(run);
      console.log(`run ${String(number).padStart(2)}: ${inWords(run)}`);
    }
    /** @param {keyof Run} part */
    const median = (part) => Math.round(medianOf(runs.map((run) => run[part])));
    const medians = {
      flagMs: median('flagMs'),
      noEffectMs: median('noEffectMs'),
      reportMs: median('reportMs'),
      serverMs: median('serverMs'),
      shownMs: median('shownMs'),
      messageMs: median('messageMs'),
    };
    console.log(`median: ${inWords(medians)}`);
    console.log(
      `flag_median_ms=${medians.flagMs} message_median_ms=${medians.messageMs} runs=${runs.length}`,
    );
  } finally {
    await browser.close();
    await server.stop();
    await folder.remove();
  }
}

/** @param {Run} run */
function inWords({ flagMs, noEffectMs, reportMs, serverMs, shownMs, messageMs }) {
  return (
    `flag ${flagMs} ms (waited for an effect ${noEffectMs}, report left after ${reportMs}, ` +
    `server and network ${serverMs}, on screen ${shownMs}), message ${messageMs} ms`
  );
}

await main();

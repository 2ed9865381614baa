/** What must be nought for the suite to pass; every scenario that reports one of these adds to it. */
const FAULTS = [
  'lost',
  'duplicated',
  'disordered',
  'holes',
  'phantoms',
  'rewritten',
  'resurrected',
  'stale',
  'false_acks',
  'jobs_lost',
  'jobs_repeated',
];

/** @typedef {{ readonly scenario: string, readonly figures: Readonly<Record<string, number>> }} Scenario */

/**
 * The closing line of a run, which others read, and whether all is well.
 * @param {readonly Scenario[]} scenarios
 * @param {boolean} testsFailed
 */
export function verdictLine(scenarios, testsFailed) {
  /** @param {string} name */
  const sum = (name) => scenarios.reduce((total, { figures }) => total + (figures[name] ?? 0), 0);
  const faults = FAULTS.map((name) => ({ name, count: sum(name) }));
  const words = [
    ...faults,
    { name: 'messages', count: sum('messages') },
    { name: 'kills', count: sum('kills') },
    { name: 'scenarios', count: scenarios.length },
    // What this machine could not run, for want of root say: it shows nothing either way.
    { name: 'not_run', count: sum('not_run_here') },
    { name: 'failed', count: testsFailed ? 1 : 0 },
  ].map(({ name, count }) => `${name}=${count}`);
  const isWell = !testsFailed && scenarios.length > 0 && faults.every(({ count }) => count === 0);
  return { line: words.join(' '), isWell };
}

/**
 * @param {string} lines of JSON, one a scenario
 * @returns {Scenario[]}
 */
export function scenariosIn(lines) {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => /** @type {Scenario} */ (JSON.parse(line)));
}

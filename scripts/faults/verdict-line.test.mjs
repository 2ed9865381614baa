import { describe, expect, it } from 'vitest';
import { scenariosIn, verdictLine } from './verdict-line.mjs';
import { USAGE, wantedFaults } from './wanted.mjs';

const clean = { scenario: 'kill', figures: { messages: 1_000, kills: 50, lost: 0, duplicated: 0 } };

describe('the closing line of the fault suite', () => {
  it('adds up what all scenarios found', () => {
    const lost = { scenario: 'redis', figures: { messages: 10, lost: 2 } };
    expect(verdictLine([clean, lost], false)).toEqual({
      line:
        'lost=2 duplicated=0 disordered=0 holes=0 phantoms=0 rewritten=0 resurrected=0 stale=0 ' +
        'false_acks=0 jobs_lost=0 jobs_repeated=0 messages=1010 kills=50 scenarios=2 not_run=0 failed=0',
      isWell: false,
    });
  });

  it('is well only when nothing was found, no test failed, and something ran', () => {
    expect(verdictLine([clean], false).isWell).toBe(true);
    expect(verdictLine([clean], true).isWell).toBe(false);
    expect(verdictLine([], false).isWell).toBe(false);
  });

  it('reads a line of JSON for each scenario', () => {
    expect(scenariosIn(`${JSON.stringify(clean)}\n${JSON.stringify(clean)}\n`)).toEqual([clean, clean]);
    expect(scenariosIn('')).toEqual([]);
  });
});

describe('the options of the fault suite', () => {
  it('reach the scenarios', () => {
    const args = [
      '--',
      '--messages',
      '1000',
      '--kills=50',
      '--seed',
      '7',
      '--jobs=400',
      '--away=5',
      '--engine',
      'postgres',
      '--only',
      'kill',
    ];
    expect(wantedFaults(args)).toEqual({
      env: {
        FAULT_FULL: '1',
        FAULT_ENGINE: 'postgresql',
        FAULT_MESSAGES: '1000',
        FAULT_KILLS: '50',
        FAULT_JOBS: '400',
        FAULT_AWAY: '5',
        FAULT_SEED: '7',
      },
      files: ['server/src/faults/kill'],
    });
  });

  it.each([
    'messages',
    'kills',
    'jobs',
    'reconnects',
    'restarts',
    'clients',
    'away',
    'fills',
    'jumps',
    'restored',
    'flood',
    'seed',
  ])('of which --help names --%s, and which is taken', (name) => {
    expect(USAGE).toContain(`--${name} `);
    expect(wantedFaults([`--${name}`, '7']).env).toHaveProperty(`FAULT_${name.toUpperCase()}`, '7');
  });

  it('are all of it on both engines without any', () => {
    expect(wantedFaults([])).toEqual({
      env: { FAULT_FULL: '1', FAULT_ENGINE: 'both' },
      files: ['server/src/faults/'],
    });
  });

  it.each([
    [['--kills', 'many'], '--kills is a whole number, not "many".'],
    [['--engine', 'oracle'], '--engine is embedded, postgres or both, not "oracle".'],
    [['--speed', '3'], "Unknown option '--speed'"],
  ])('are refused in words: %j', (args, words) => {
    expect(() => wantedFaults(args)).toThrow(words);
  });

  it('counts what could not be run here', () => {
    const skipped = { scenario: 'disk', figures: { not_run_here: 1 } };
    expect(verdictLine([clean, skipped], false)).toMatchObject({
      isWell: true,
      line: expect.stringContaining(' not_run=1 '),
    });
  });
});

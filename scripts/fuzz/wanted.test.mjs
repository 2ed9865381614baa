import { expect, it } from 'vitest';
import { fuzzLine, wantedFuzz } from './wanted.mjs';

it('asks for 2,000 inputs each, or for what is said', () => {
  expect(wantedFuzz([])).toEqual({ FUZZ_INPUTS: '2000' });
  expect(wantedFuzz(['--', '--inputs', '50', '--seed', '7'])).toEqual({ FUZZ_INPUTS: '50', FUZZ_SEED: '7' });
});

it('says in words what it does not take', () => {
  expect(() => wantedFuzz(['--inputs', 'many'])).toThrow(
    '--inputs takes a whole number of 1 or more, not "many".',
  );
  expect(() => wantedFuzz(['--loud'])).toThrow('Known: --inputs N --seed S');
});

it('closes with the figures, also when there are none', () => {
  const figures = { events: 2, routes: 3, inputs: 10, faults: 0, restarts: 0, found: [] };
  expect(fuzzLine(JSON.stringify(figures))).toBe('events=2 routes=3 inputs=10 faults=0 restarts=0');
  expect(fuzzLine(null)).toBe('events=unknown routes=unknown inputs=unknown faults=unknown restarts=unknown');
});

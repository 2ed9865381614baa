import { expect, it } from 'vitest';
import { createLog } from '../log/create-log.ts';
import { createCalmReport } from './calm-report.ts';

it('says the same at most once in 30,000 ms, and anything else at once', () => {
  const said: unknown[] = [];
  const log = createLog({
    level: 'warn',
    to: { write: (line) => said.push((JSON.parse(line) as { err: { message: string } }).err.message) },
  });
  let clock = 0;
  const report = createCalmReport(log, 'Redis is away', () => clock);
  report(new Error('refused'));
  report(new Error('refused'));
  report(new Error('closed'));
  clock = 29_999;
  report(new Error('refused'));
  expect(said).toEqual(['refused', 'closed']);
  clock = 30_000;
  report(new Error('refused'));
  expect(said).toEqual(['refused', 'closed', 'refused']);
});

import { DEFAULT_REPORT_SETTINGS } from '@attune/protocol';
import { ok, type FakeConnection } from './fake-connection.ts';
import { healthFixture } from './fixtures/widget-health.ts';
import { reportFixture } from './fixtures/reports.ts';

/** Reports of a shop in the middle of a month. */
export function answerReports(connection: FakeConnection, now: () => number): void {
  let settings = DEFAULT_REPORT_SETTINGS;
  connection.answer('report:get', ({ name }) => ok({ report: reportFixture(name, now()) }));
  connection.answer('report:csv', ({ name }) => ok({ fileName: `${name}.csv`, csv: 'report,volume\r\n' }));
  connection.answer('widget-health:get', () => ok({ health: healthFixture(now()) }));
  connection.answer('report-settings:get', () => ok({ settings }));
  connection.answer('report-settings:save', ({ settings: saved }) => {
    settings = saved;
    return ok({ settings });
  });
}

import type { WidgetSettingsAnswer } from '@attune/protocol';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { widgetSettings, widgetVersions } from './fixtures/widget-settings.ts';

/** Answers what is asked about the widget's settings, keeping what is saved. */
export function answerWidgetSettings(connection: FakeConnection, now: () => number): void {
  const opening = {
    openTimes: [{ from: now() - 3_600_000, to: now() + 3_600_000 }],
    timeZone: 'Europe/Berlin',
  };
  let answer: WidgetSettingsAnswer = { settings: widgetSettings, versions: widgetVersions, opening };
  connection.answer('widget-settings:get', () => ok(answer));
  connection.answer('widget-settings:save', ({ baseVersion, change: { section, value } }) => {
    if (answer.versions[section] !== baseVersion)
      return refused('conflict', 'Somebody else has saved this meanwhile.');
    answer = {
      ...answer,
      settings: { ...answer.settings, [section]: value },
      versions: { ...answer.versions, [section]: baseVersion + 1 },
    };
    return ok(answer);
  });
  connection.answer('hours:get', () => ok(opening));
  connection.answer('form:answers', () =>
    ok({
      answers: [
        { form: 'pre-chat', kind: 'name', label: 'Name', value: 'Mara K.', at: now() - 240_000 },
        { form: 'pre-chat', kind: 'mail', label: 'E-mail', value: 'mara@example.com', at: now() - 240_000 },
        { form: 'pre-chat', kind: 'choice', label: 'What is it about?', value: 'Order', at: now() - 240_000 },
      ],
      notice: { version: 2, at: now() - 250_000 },
      consent: { given: true, version: 2, at: now() - 250_000 },
    }),
  );
}

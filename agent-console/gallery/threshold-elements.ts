import type { ThresholdSettings, ThresholdVersion } from '@attune/protocol';
import { defaultSettings, describeDetectors } from '@attune/signals';
import { html, type TemplateResult } from 'lit';
import '../src/thresholds/detector-form.ts';
import '../src/thresholds/difference-list.ts';
import '../src/thresholds/hit-list.ts';
import '../src/thresholds/threshold-field.ts';
import '../src/thresholds/version-list.ts';
import { hits, precision } from './fixtures/tuning.ts';
import { shown } from './shown.ts';

const now = Date.now();
const detectors = describeDetectors();
const settings: ThresholdSettings = {
  ...defaultSettings,
  muted: [],
  version: 2,
  savedAt: now - 3_600_000,
  savedBy: 'Ines Okafor',
};

/** The parts of the screen of thresholds. */
export function thresholdsShown(): TemplateResult {
  const [rage] = detectors;
  const definition = rage?.thresholds.find(({ unit }) => unit !== 'on-off') ?? null;
  const field = (value: number, problem: string | null) =>
    html`<attune-threshold-field
      .definition=${definition}
      .value=${value}
      .saved=${definition?.default ?? null}
      .problem=${problem}
    ></attune-threshold-field>`;
  const standard = definition?.default ?? 0;
  const versions: readonly ThresholdVersion[] = [
    { version: 2, settings },
    { version: 1, settings: { ...settings, version: 1, sensitivity: 'high', savedAt: now - 86_400_000 } },
  ];
  return html`<h2>Thresholds</h2>
    ${shown('as saved', 640, null, field(standard, null))}
    ${shown('changed', 640, null, field(standard + 2, null))}
    ${shown('wrong', 390, null, field(standard, 'Must be at least 2.'))}
    ${shown('a detector', 720, null, html`<attune-detector-form .description=${rage ?? null} .settings=${settings} .hits=${hits(now)} .precision=${precision}></attune-detector-form>`)}
    ${shown('for whoever may not change it', 390, null, html`<attune-detector-form read-only .description=${rage ?? null} .settings=${settings}></attune-detector-form>`)}
    ${shown('where it was found', 640, null, html`<attune-hit-list .hits=${hits(now)} .precision=${precision}></attune-hit-list>`)}
    ${shown('found nowhere', 390, null, html`<attune-hit-list></attune-hit-list>`)}
    ${shown('what differs', 520, null, html`<attune-difference-list .differences=${[{ where: 'Rage click', what: 'Clicks in a row', from: '3 clicks', to: '4 clicks' }]}></attune-difference-list>`)}
    ${shown('nothing differs', 520, null, html`<attune-difference-list none="The same as now."></attune-difference-list>`)}
    ${shown('versions', 640, null, html`<attune-version-list .versions=${versions} .detectors=${detectors}></attune-version-list>`)}`;
}

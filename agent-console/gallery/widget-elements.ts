import { html, type TemplateResult } from 'lit';
import {
  viewNote,
  views,
  viewWords,
  type ShownSettings,
  type View,
} from '../src/widget-settings/preview-wanted.ts';
import '../src/widget-settings/widget-preview.ts';
import { widgetSettings } from './fixtures/widget-settings.ts';
import { shown } from './shown.ts';

const opening = { openTimes: [], timeZone: 'Europe/Berlin' };
const withoutForms: ShownSettings = {
  ...widgetSettings,
  preChat: { ...widgetSettings.preChat, enabled: false },
  offline: { ...widgetSettings.offline, enabled: false },
};
const withWords: ShownSettings = {
  ...widgetSettings,
  appearance: {
    ...widgetSettings.appearance,
    launcherText: 'Ask the gardeners',
    position: { side: 'start', inlinePx: 48, blockPx: 64 },
  },
};

interface Choice {
  readonly view: View;
  readonly settings?: ShownSettings;
  readonly isPhone?: boolean;
  readonly isDark?: boolean;
}

const preview = ({
  view,
  settings = widgetSettings,
  isPhone = false,
  isDark = false,
}: Choice): TemplateResult =>
  html`<attune-widget-preview
    siteName="Fern & Moss"
    .view=${view}
    .settings=${settings}
    .opening=${opening}
    .isPhone=${isPhone}
    .isDark=${isDark}
  ></attune-widget-preview>`;

/** The chat as an admin looks at it beside the form of its looks. */
export function widgetShown(): TemplateResult {
  return html`<h2>The chat as it is set</h2>
    ${views.map((view) => shown(viewWords[view].toLowerCase(), 560, null, preview({ view })))}
    ${shown('button with words, elsewhere, dark', 560, null, preview({ view: 'button', settings: withWords, isDark: true }))}
    ${shown('button on a phone', 420, null, preview({ view: 'button', isPhone: true }))}
    ${shown('form on a phone, dark', 390, null, preview({ view: 'form', isPhone: true, isDark: true }))}
    ${views
      .filter((view) => viewNote(view, withoutForms) !== null)
      .map((view) => shown('switched off', 340, null, preview({ view, settings: withoutForms })))}`;
}

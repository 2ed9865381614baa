import { describe, expect, it } from 'vitest';
import { widgetSettings } from '../../gallery/fixtures/widget-settings.ts';
import { previewWanted, viewNote, views, type PreviewGiven } from './preview-wanted.ts';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 4, 4, 10);
const openNow = { from: now - HOUR, to: now + HOUR };
const tomorrow = { from: now + 24 * HOUR, to: now + 32 * HOUR };

const wanted = (given: Partial<PreviewGiven>) =>
  previewWanted({
    settings: widgetSettings,
    opening: { openTimes: [openNow, tomorrow], timeZone: 'Europe/Berlin' },
    siteName: 'Fern & Moss',
    view: 'empty',
    isDark: false,
    now,
    ...given,
  });

describe('what the frame shows', () => {
  it('is the closed button, or the open chat', () => {
    expect(views.map((view) => wanted({ view }).isOpen)).toEqual([false, true, true, true, true]);
  });

  it('places and names the button as it is set', () => {
    const position = { side: 'start', inlinePx: 48, blockPx: 64 } as const;
    const appearance = { ...widgetSettings.appearance, launcherText: 'Ask away', position };
    expect(wanted({ settings: { ...widgetSettings, appearance } }).launcher).toMatchObject({
      text: 'Ask away',
      side: 'start',
      inline: 48,
      block: 64,
    });
  });

  it('has the form in the one view that is about it', () => {
    const withForm = views.filter((view) => wanted({ view }).widget.preChat !== undefined);
    expect(withForm).toEqual(['form']);
  });

  it('is outside the hours where nobody is there, whatever the clock says, and within them elsewhere', () => {
    expect(wanted({ view: 'away' })).toMatchObject({ isAway: true, widget: { openTimes: [tomorrow] } });
    expect(wanted({ view: 'away' }).widget.offline).toEqual({ intro: '', mailRequired: true });
    const shut = { openTimes: [tomorrow], timeZone: 'Europe/Berlin' };
    expect(wanted({ opening: shut }).widget.openTimes?.[0]?.from).toBeLessThanOrEqual(now);
  });

  it('has no hours where none are set', () => {
    expect(wanted({ opening: { openTimes: null, timeZone: null } }).widget.openTimes).toBeUndefined();
  });

  it('follows the choice of light or dark only as far as the theme does', () => {
    expect(wanted({ isDark: true }).widget.theme).toBe('dark');
    const appearance = { ...widgetSettings.appearance, theme: 'light' } as const;
    expect(wanted({ isDark: true, settings: { ...widgetSettings, appearance } }).widget.theme).toBe('light');
  });
});

it('says so where visitors do not see what is shown', () => {
  expect(views.map((view) => viewNote(view, widgetSettings))).toEqual([null, null, null, null, null]);
  const { preChat, offline } = widgetSettings;
  const off = {
    ...widgetSettings,
    preChat: { ...preChat, enabled: false },
    offline: { ...offline, enabled: false },
  };
  expect(viewNote('form', off)).toContain('switched off');
  expect(viewNote('away', off)).toContain('switched off');
});

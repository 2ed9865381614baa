import { changeSettings, defaultSettings } from '@attune/signals';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import { createDesk, type Desk } from '../app/desk.ts';
import { createMemoryKeeping } from '../state/keeping.ts';
import '../ui/page.css';
import './thresholds-screen.ts';
import type { ThresholdsScreen } from './thresholds-screen.ts';

let server: FakeServer;
let desk: Desk;
let app: ThresholdsScreen;
const open = async (): Promise<void> => {
  app = await mount<ThresholdsScreen>(
    html`<attune-thresholds-screen .desk=${desk}></attune-thresholds-screen>`,
    1_200,
  );
  await vi.waitFor(async () => {
    await drawn(app);
    if (findAll(app, 'attune-detector-form').length < 20) throw new Error('The detectors are not there yet.');
  });
};
const askedFor = (name: string): unknown[] =>
  server.asked.filter((each) => each.name === name).map(({ input }) => input);
const reads = (text: string): Promise<void> => vi.waitFor(() => expect(words(app)).toContain(text));
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const clicksInARow = () => page.getByRole('textbox', { name: 'Clicks in a row' });
const unfoldRage = () => press(/Rage click/);

beforeEach(async () => {
  await page.viewport(1440, 900);
  server = createFakeServer();
  desk = createDesk({ connection: server, keeping: createMemoryKeeping(), newId: () => crypto.randomUUID() });
  await open();
});
afterEach(() => {
  unmountAll();
  desk.close();
});

describe('every detector', () => {
  it('shows what agents read and how often they agreed; its numbers are folded away', async () => {
    const rage = find(app, 'attune-detector-form');
    await vi.waitFor(() => expect(words(rage)).toContain('right in 29 of 41'));
    expect(words(rage)).toContain('clicked Pay 5 times in 1.4 s; nothing happened');
    expect(findAll(rage, 'input')).toEqual([]);
    await unfoldRage();
    await expect.element(clicksInARow()).toHaveValue('3');
  });

  it('says when there are not enough votes to judge', async () => {
    await vi.waitFor(() => expect(words(app)).toContain('3 votes: not enough yet'));
  });

  it('is switched off with one press, and marked as changed', async () => {
    await page.getByRole('switch', { name: 'Look for Dead click' }).click();
    await reads('1 unsaved change.');
    await press('Save as version 1');
    await reads('Saved as version 1.');
    expect(askedFor('thresholds:save')).toMatchObject([{ changes: { 'dead-click': { enabled: 0 } } }]);
  });
});

describe('a changed value', () => {
  it('says what it was, and goes back to it', async () => {
    await unfoldRage();
    await clicksInARow().fill('5');
    await reads('was 3 clicks');
    await press('Reset');
    await expect.element(clicksInARow()).toHaveValue('3');
    await reads('Nothing changed.');
  });

  it('out of its range is refused in words at its field, and cannot be saved or tried', async () => {
    await unfoldRage();
    await clicksInARow().fill('21');
    await vi.waitFor(() => expect(words(find(app, '#problem'))).toBe('At most 20 clicks.'));
    await expect.element(page.getByRole('button', { name: 'Save as version 1' })).toBeDisabled();
    await expect.element(page.getByRole('button', { name: /Try on the last/ })).toBeDisabled();
  });

  it('outlasts a look at another screen', async () => {
    await unfoldRage();
    await clicksInARow().fill('5');
    unmountAll();
    await open();
    await vi.waitFor(() => expect(words(app)).toContain('1 unsaved change.'));
  });

  it('stays when somebody else saves, who is named with what differs; then goes on top', async () => {
    await unfoldRage();
    await clicksInARow().fill('5');
    const changed = changeSettings(defaultSettings, { changes: { 'dead-click': { afterMs: 4_000 } } });
    if (!changed.ok) throw new Error(changed.message);
    const settings = { ...changed.settings, muted: [], version: 1, savedAt: Date.now(), savedBy: 'Jo' };
    server.tell('thresholds:changed', { siteId: 'site-1', settings });
    await reads('Jo saved version 1 meanwhile.');
    await reads('Dead click: No reaction for 3 s → 4 s');
    await expect.element(page.getByRole('button', { name: 'Save as version 2' })).toBeDisabled();
    await press('Keep mine on top of theirs');
    await expect.element(page.getByRole('button', { name: 'Save as version 2' })).toBeEnabled();
    await expect.element(clicksInARow()).toHaveValue('5');
  });
});

describe('who is no admin', () => {
  it('reads every value and changes none', async () => {
    unmountAll();
    desk.close();
    server = createFakeServer({ role: 'agent' });
    desk = createDesk({
      connection: server,
      keeping: createMemoryKeeping(),
      newId: () => crypto.randomUUID(),
    });
    await open();
    await reads('Admins can change them.');
    await unfoldRage();
    await reads('Default 3 clicks.');
    expect(findAll(app, 'attune-detector-form input, [role="switch"], attune-tuning-bar')).toEqual([]);
    expect(askedFor('signals:precision')).toEqual([]);
  });
});

describe('a control', () => {
  it('is left out with one press on where it was found, and taken back', async () => {
    await unfoldRage();
    await press('Ignore + on /cart');
    await reads('+ on /cart (Rage click)');
    await press('Stop ignoring +');
    await vi.waitFor(() => expect(words(app)).toContain('Nothing changed.'));
  });

  it('that agents muted says who voted, and counts again', async () => {
    await reads('3 of 4 votes said not frustrated: Jo Lindqvist and Wen Li');
    await press(/^Count again: Print/);
    await vi.waitFor(() => expect(desk.toasts.shown.value.at(-1)?.text).toBe('Print counts again.'));
    expect(askedFor('mute:lift')).toEqual([
      { siteId: 'site-1', kind: 'dead-click', controlKey: 'link:print' },
    ]);
    await vi.waitFor(() => expect(words(find(app, 'attune-ignore-lists'))).not.toContain('Print'));
  });

  it('whose page is typed wrongly is refused in words', async () => {
    await page.getByRole('textbox', { name: /Page to ignore/ }).fill('admin');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(words(app)).toContain('A page begins with “/”.'));
  });
});

describe('a replay', () => {
  const begin = async (): Promise<void> => {
    await unfoldRage();
    await clicksInARow().fill('5');
    await press('Try on the last 7 days');
  };

  it('shows how far it is, and says what would have been flagged', async () => {
    await begin();
    await reads('of 320 conversations');
    await reads(
      'Would have flagged 14 of 320 conversations; today 22; agents called 1 of them not frustrated.',
    );
    expect(askedFor('replay:start')).toMatchObject([
      { days: 7, changes: { 'rage-click': { minClicks: 5 } } },
    ]);
    expect(askedFor('thresholds:save')).toEqual([]);
  });

  it('lists what is gained and lost, each leading to its conversation', async () => {
    await begin();
    await reads('New flags · 3');
    await expect
      .element(page.getByRole('link', { name: /^Mara K/ }))
      .toHaveAttribute('href', '/console/conversations/c-mara');
  });

  it('is cancelled', async () => {
    await begin();
    await press('Cancel');
    await reads('Cancelled. Nothing was changed.');
    expect(askedFor('replay:cancel')).toEqual([{ replayId: 'replay-1' }]);
  });

  it('is stale once a value changes again, and is done again with one press', async () => {
    await begin();
    await reads('Would have flagged 14');
    await clicksInARow().fill('6');
    await reads('Values have changed since.');
    await press('Try again');
    await vi.waitFor(() => expect(askedFor('replay:start')).toHaveLength(2));
    await vi.waitFor(() => expect(words(app)).not.toContain('Values have changed since.'));
  });
});

describe('versions', () => {
  it('are compared by what differs only, and restored', async () => {
    await unfoldRage();
    await clicksInARow().fill('5');
    await press('Save as version 1');
    await reads('Version 1, saved by Ines Okafor');
    await press('Compare Version 1');
    await vi.waitFor(() =>
      expect(words(find(app, '.compare attune-difference-list'))).toBe(
        'Rage click: Clicks in a row 3 clicks → 5 clicks',
      ),
    );
    await press('Restore Defaults');
    await reads('Saved as version 2.');
    await expect.element(clicksInARow()).toHaveValue('3');
  });
});

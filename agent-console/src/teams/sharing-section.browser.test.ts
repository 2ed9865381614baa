import { defaultDifficultyWeights } from '@attune/protocol';
import { html } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { refused } from '../../gallery/fake-connection.ts';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { openGalleryDesk } from '../../gallery/gallery-desk.ts';
import { mount, unmountAll } from '../../gallery/mount.ts';
import type { Desk } from '../app/desk.ts';
import '../ui/page.css';
import './team-screen.ts';

/** A loaded machine draws late, never wrong. */
const soon = { timeout: 10_000 };

let server: FakeServer;
let desk: Desk;
const saved = (): unknown[] =>
  server.asked.filter(({ name }) => name === 'sharing:save').map(({ input }) => input);
const weighs = () => page.getByRole('checkbox', { name: /Count hard conversations for more/ });
const urgent = () => page.getByRole('spinbutton', { name: 'Urgent', exact: true });

beforeEach(async () => {
  server = createFakeServer();
  desk = openGalleryDesk(server);
  await mount(html`<attune-team-screen .desk=${desk}></attune-team-screen>`, 800);
  await vi.waitFor(() => {
    if (weighs().query() === null) throw new Error('How the site shares out is not there yet.');
  }, soon);
});
afterEach(() => {
  unmountAll();
  desk.close();
});

it('[TW18] is switched off, and the weights go with it', async () => {
  await weighs().click();
  await expect.element(weighs(), soon).not.toBeChecked();
  await expect.element(urgent(), soon).not.toBeInTheDocument();
  expect(saved()).toEqual([{ siteId: 'site-1', sharesOut: true, weighs: false }]);
});

it('[TW18] takes another weight', async () => {
  await userEvent.fill(urgent(), '3');
  await userEvent.tab();
  await vi.waitFor(
    () =>
      expect(saved()).toEqual([
        { siteId: 'site-1', sharesOut: true, weights: { ...defaultDifficultyWeights, urgent: 3 } },
      ]),
    soon,
  );
});

it('[TW18] says why weights are refused, and shows those that hold', async () => {
  server.answer('sharing:save', () => refused('invalid', '"weights" must not fall from calm to urgent.'));
  await userEvent.fill(urgent(), '1');
  await userEvent.tab();
  await vi.waitFor(
    () => expect(desk.toasts.shown.value.map(({ text }) => text).join()).toContain('must not fall'),
    soon,
  );
  await expect.element(urgent(), soon).toHaveValue(2);
});

import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer, type FakeServer } from '../../gallery/fake-server.ts';
import { openGalleryDesk } from '../../gallery/gallery-desk.ts';
import { drawn, find, mount, unmountAll, words } from '../../gallery/mount.ts';
import type { Desk } from '../app/desk.ts';
import '../ui/page.css';
import './check-in-card.ts';
import './check-in-switch.ts';

/** A loaded machine draws late, never wrong. */
const soon = { timeout: 10_000 };

let server: FakeServer;
let desk: Desk;

/** The agent has just used the shield after hard conversations. */
const offered = async (): Promise<HTMLElement> => {
  const card = await mount(html`<attune-check-in-card .desk=${desk}></attune-check-in-card>`);
  await vi.waitFor(() => expect(desk.me.value).not.toBeNull(), soon);
  expect(words(card)).toBe('');
  desk.checkIns.shielded('c-mara');
  await vi.waitFor(() => expect(desk.checkIns.offer.value).toBe(3), soon);
  await drawn(card);
  return card;
};
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

beforeEach(() => {
  server = createFakeServer();
  desk = openGalleryDesk(server);
});
afterEach(() => {
  unmountAll();
  desk.close();
});

describe('[TW22] the card', () => {
  it('says what it counted, and that nobody else sees it', async () => {
    const card = await offered();
    expect(words(card)).toContain('Three hard ones in the last hour. Take five minutes?');
    expect(words(card)).toContain('Only you see this');
  });

  it('begins a break, and the switch says until when', async () => {
    const card = await offered();
    await press('Take 10');
    await vi.waitFor(() => expect(words(card)).toBe(''), soon);
    const set = server.asked.filter(({ name }) => name === 'availability:set').map(({ input }) => input);
    expect(set.at(-1)).toEqual({ breakMinutes: 10 });
    expect(desk.availability.own.value).toMatchObject({ mode: 'away' });
    expect(desk.availability.breakUntil.value).not.toBeNull();
  });

  it('goes away without a word after “Not now”', async () => {
    const card = await offered();
    await press('Not now');
    await vi.waitFor(() => expect(words(card)).toBe(''), soon);
    expect(desk.toasts.shown.value).toEqual([]);
  });

  it('is switched off for good, with a way back in one’s account', async () => {
    const card = await offered();
    await press('Don’t offer');
    await vi.waitFor(() => expect(words(card)).toBe(''), soon);
    const place = await mount(html`<attune-check-in-switch .desk=${desk}></attune-check-in-switch>`);
    const toggle = () => find(place, '[role="switch"]');
    expect(toggle().getAttribute('aria-checked')).toBe('false');
    toggle().click();
    await vi.waitFor(() => expect(toggle().getAttribute('aria-checked')).toBe('true'), soon);
    expect(desk.checkIns.isOn.value).toBe(true);
  });
});

import type { Interaction, OfferedInvitation } from '@attune/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningInvitations } from '../contract.ts';
import { forget, watchEarly } from '../early/main.ts';
import { invitedKey, storageKey } from '../shared/storage-key.ts';
import { aPolicy } from '../testing/a-policy.ts';
import { createFakeHost, type FakeHost, type FakeHostGiven } from '../testing/fake-host.ts';
import { startInvitations } from './start-invitations.ts';

const SITE = 'invitations-under-test';
const here = location.pathname;

const invitation = (rule: OfferedInvitation['rule'] = {}): OfferedInvitation => ({
  id: 'one',
  text: 'May we help?',
  button: 'Ask us',
  rule,
  restDays: 7,
  restDaysAfterDismissal: 30,
});
const trouble = [invitation({ trouble: 'page-error' })];
const pageError: Interaction = { kind: 'page-error', at: 1, press: null, hash: 'h' };

let host: FakeHost;
let running: RunningInvitations | undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  running?.stop();
  running = undefined;
  host.stopEarly?.();
  host.remove();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', here);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);
const shown = () => host.root.querySelector('.invitation p')?.textContent ?? null;
const press = (which: 'yes' | 'no') => host.root.querySelector<HTMLElement>(`.invitation .${which}`)?.click();

function begin(list: readonly OfferedInvitation[], given?: FakeHostGiven): void {
  host = createFakeHost(SITE, given);
  running = startInvitations(list, host);
}

/** As the loader does: the early part fetches the invitations, and decides about the recorder. */
async function beginEarly(given: FakeHostGiven & { readonly siteTier?: 'always' | 'after-consent' } = {}) {
  const policy = aPolicy({ tier: given.siteTier ?? 'always' });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(policy))));
  host = createFakeHost(SITE, {
    ...given,
    invitations: trouble,
    parts: { invitations: { startInvitations } },
  });
  await watchEarly(host);
  await seconds(0);
}

describe('an invitation about trouble', () => {
  it.each(['off', 'in-chat', 'after-consent'] as const)(
    'starts no recorder where the site says %s',
    async (tier) => {
      await beginEarly({ tier });
      expect(host.recorderRuns).toBe(false);
      host.record(pageError);
      await seconds(2);
      expect(shown()).toBeNull();
    },
  );

  it.each([
    ['the browser refuses', { browserRefuses: true }, {}],
    ['the page has said no', { consent: false }, {}],
    ['the visitor has switched signals off', {}, { signalsOff: true }],
    ['the site was last heard to allow less', {}, { tier: 'in-chat' }],
  ])('starts no recorder where %s', async (_what, given, kept) => {
    localStorage.setItem(storageKey(SITE), JSON.stringify(kept));
    await beginEarly({ tier: 'always', ...given });
    expect(host.recorderRuns).toBe(false);
  });

  it('is decided by what the recorder sees where it may watch', async () => {
    await beginEarly({ tier: 'after-open' });
    await seconds(2);
    expect(shown()).toBeNull();
    host.record(pageError);
    await seconds(1);
    expect(shown()).toBe('May we help?');
  });

  it('is decided from the consent on', async () => {
    await beginEarly({ tier: 'after-consent', siteTier: 'after-consent' });
    host.setConsent(true);
    await watchEarly(host);
    host.record(pageError);
    await seconds(1);
    expect(shown()).toBe('May we help?');
  });

  it('forgets what was seen as soon as watching is not allowed any more', async () => {
    await beginEarly({ tier: 'always' });
    host.record(pageError);
    host.setConsent(false);
    await seconds(1);
    host.setConsent(true);
    await seconds(1);
    expect(shown()).toBeNull();
  });

  it('is about this page: what went wrong on the one before does not count', async () => {
    await beginEarly({ tier: 'always' });
    host.record(pageError);
    history.pushState(null, '', '/elsewhere');
    await seconds(2);
    expect(shown()).toBeNull();
  });
});

describe('what is kept', () => {
  it('is nothing until one is shown', async () => {
    begin([invitation({ afterSeconds: 60 })]);
    await seconds(5);
    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
  });

  it('stays in the session of the tab before opening and consent', async () => {
    begin([invitation()]);
    await seconds(1);
    expect(shown()).not.toBeNull();
    press('no');
    expect(localStorage).toHaveLength(0);
    expect(Object.keys(sessionStorage)).toEqual([invitedKey(SITE)]);
  });

  it('goes under the one key once the visitor consents', async () => {
    begin([invitation()]);
    await seconds(1);
    press('no');
    host.setConsent(true);
    await seconds(1);
    expect(Object.keys(localStorage)).toEqual([storageKey(SITE)]);
    expect(JSON.parse(localStorage.getItem(storageKey(SITE)) ?? '')).toEqual({
      invited: { shownAt: expect.any(Number), dismissedAt: expect.any(Number) },
    });
  });

  it('makes another visit rest, and lets one come again after that', async () => {
    const kept = { token: 't', invited: { shownAt: Date.now() - 86_400_000, dismissedAt: null } };
    localStorage.setItem(storageKey(SITE), JSON.stringify(kept));
    begin([invitation()]);
    await seconds(2);
    expect(shown()).toBeNull();
    vi.setSystemTime(Date.now() + 7 * 86_400_000);
    await seconds(1);
    expect(shown()).not.toBeNull();
  });

  it('goes with a log-out, which also ends the looking', async () => {
    await beginEarly({ tier: 'always' });
    host.record(pageError);
    await seconds(1);
    localStorage.setItem(invitedKey(SITE), '{"shownAt":1}');
    forget(host.settings, true);
    expect(shown()).toBeNull();
    host.record(pageError);
    await seconds(3);
    expect(shown()).toBeNull();
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
});

describe('how often', () => {
  it('once on a visit, over all its pages', async () => {
    begin([invitation()]);
    await seconds(1);
    expect(shown()).not.toBeNull();
    running?.stop();
    host.remove();
    begin([{ ...invitation(), restDays: 0 }]);
    await seconds(3);
    expect(shown()).toBeNull();
  });

  it('never once the chat was opened, and not afterwards', async () => {
    begin([invitation({ afterSeconds: 3 })]);
    host.setOpen(true);
    await seconds(1);
    host.setOpen(false);
    await seconds(9);
    expect(shown()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind when the widget is destroyed, even while its part was being fetched', async () => {
    let arrive = (): void => {};
    const part = new Promise<void>((resolve) => (arrive = resolve)).then(() => ({ startInvitations }));
    host = createFakeHost(SITE, { tier: 'off', invitations: [invitation()], parts: { invitations: part } });
    await watchEarly(host);
    host.stopEarly?.();
    arrive();
    await seconds(2);
    expect([shown(), vi.getTimerCount()]).toEqual([null, 0]);
  });
});

describe('on pages that change without loading', () => {
  it('seconds count anew', async () => {
    begin([invitation({ afterSeconds: 5 })]);
    await seconds(4);
    history.pushState(null, '', '/next');
    await seconds(4);
    expect(shown()).toBeNull();
    await seconds(1);
    expect(shown()).not.toBeNull();
  });

  it('one that is about the page before goes away', async () => {
    begin([invitation({ paths: [here] })]);
    await seconds(1);
    expect(shown()).not.toBeNull();
    history.pushState(null, '', '/next');
    await seconds(1);
    expect(shown()).toBeNull();
  });
});

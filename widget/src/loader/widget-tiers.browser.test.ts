import { describe, expect, it, vi } from 'vitest';
import { storageKey } from '../shared/storage-key.ts';
import { aPolicy } from '../testing/a-policy.ts';
import { SITE, fakeParts, start, touch, watchOverWidgets } from '../testing/widget-under-test.ts';

watchOverWidgets();

describe('under each tier, before the chat is opened', () => {
  const asked = vi.fn<typeof fetch>();
  const siteSays = (policy: object, status = 200): void => {
    asked.mockReset();
    asked.mockImplementation(() => Promise.resolve(Response.json(policy, { status })));
    vi.spyOn(globalThis, 'fetch').mockImplementation(asked);
  };

  it.each(['off', 'in-chat', 'after-consent'] as const)(
    'the tag says %s: nothing is fetched, asked or kept',
    async (signals) => {
      siteSays(aPolicy({ tier: 'always' }));
      const { api: widget, loaders } = start(fakeParts(), { signals });
      await touch(widget);
      expect(loaders.recorder).not.toHaveBeenCalled();
      expect(loaders.early).not.toHaveBeenCalled();
      expect(asked).not.toHaveBeenCalled();
      expect(localStorage).toHaveLength(0);
    },
  );

  it('after-open asks the server nothing', async () => {
    siteSays(aPolicy());
    const { api: widget, started, loaders } = start();
    await touch(widget);
    expect(started.recorder).toHaveBeenCalledOnce();
    expect(loaders.early).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  it.each(['off', 'in-chat', 'after-consent'] as const)(
    'after-open does not watch where the site was last heard to say %s',
    async (tier) => {
      localStorage.setItem(storageKey(SITE), JSON.stringify({ tier }));
      const { api: widget, loaders } = start();
      await touch(widget);
      expect(loaders.recorder).not.toHaveBeenCalled();
    },
  );

  it('always watches from the start, as the site has set it up', async () => {
    const policy = aPolicy({ tier: 'always', names: 'role' });
    siteSays(policy);
    const { api: widget, started } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    expect(asked.mock.calls).toEqual([[`${location.origin}/api/widget/policy?site=${SITE}`]]);
    expect(started.recorder).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ policy }));
    expect(localStorage).toHaveLength(0);
  });

  it.each([
    ['says off', { tier: 'off' }, 200],
    ['says in-chat', { tier: 'in-chat' }, 200],
    ['says after-consent', aPolicy({ tier: 'after-consent' }), 200],
    ['is not there', { ok: false, refusal: { code: 'not-found' } }, 404],
  ])('always does not watch where the site %s', async (_what, answer, status) => {
    siteSays(answer, status);
    const { api: widget, loaders } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('after-consent watches from the consent on, which is kept for the pages to come', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, started } = start(fakeParts(), { signals: 'after-consent' });
    await touch(widget);
    widget.consent(true);
    await vi.waitFor(() => expect(started.recorder).toHaveBeenCalledOnce());
    expect(localStorage.getItem(storageKey(SITE))).toBe('{"consented":true}');

    widget.destroy();
    const next = start(fakeParts(), { signals: 'after-consent' });
    await touch(next.api);
    expect(next.started.recorder).toHaveBeenCalledOnce();
  });

  it('a consent that is withdrawn ends the watching and leaves nothing behind', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, started, recorder } = start(fakeParts(), { signals: 'after-consent' });
    widget.consent(true);
    await vi.waitFor(() => expect(started.recorder).toHaveBeenCalledOnce());
    widget.consent(false);
    await vi.waitFor(() => expect(recorder.stop).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(localStorage).toHaveLength(0));
  });

  it('a consent withdrawn while the site is asked is withdrawn', async () => {
    siteSays(aPolicy({ tier: 'after-consent' }));
    const { api: widget, loaders } = start(fakeParts(), { signals: 'after-consent' });
    widget.consent(true);
    widget.consent(false);
    await touch(widget);
    await vi.waitFor(() => expect(localStorage).toHaveLength(0));
    expect(loaders.recorder).not.toHaveBeenCalled();
  });

  it('a page that says no is not watched, under any tier', async () => {
    const { api: widget, loaders } = start();
    widget.consent(false);
    await touch(widget);
    expect(loaders.recorder).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
  });

  it.each(['after-open', 'after-consent', 'always'] as const)(
    'the browser refuses (Global Privacy Control): not watched under %s, not even after a consent',
    async (signals) => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
      siteSays(aPolicy({ tier: signals }));
      const { api: widget, loaders } = start(fakeParts(), { signals });
      await touch(widget);
      widget.consent(true);
      await vi.waitFor(() => expect(localStorage).toHaveLength(1));
      expect(loaders.recorder).not.toHaveBeenCalled();
    },
  );

  it('the visitor has switched it off: a consent of the page does not switch it on', async () => {
    localStorage.setItem(storageKey(SITE), JSON.stringify({ signalsOff: true }));
    siteSays(aPolicy({ tier: 'always' }));
    const { api: widget, loaders } = start(fakeParts(), { signals: 'always' });
    await touch(widget);
    widget.consent(true);
    await vi.waitFor(() => expect(localStorage.getItem(storageKey(SITE))).toContain('consented'));
    expect(loaders.recorder).not.toHaveBeenCalled();
  });
});

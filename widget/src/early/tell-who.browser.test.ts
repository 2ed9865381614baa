import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WhoAnswer } from '@attune/protocol';
import { storageKey } from '../shared/storage-key.ts';
import { createFakeHost, type FakeHost } from '../testing/fake-host.ts';
import { forget } from './forget.ts';
import { tellWho } from './tell-who.ts';

const SITE = 'site-identity';
const KEY = storageKey(SITE);
const conversation = { setOpen: () => {}, consentChanged: () => {}, stop: () => {} };
let host: FakeHost;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  host = createFakeHost(SITE);
});
afterEach(() => {
  host.remove();
  vi.restoreAllMocks();
  localStorage.clear();
});

/** The server says this to every question. */
function answering(value: WhoAnswer) {
  return vi
    .spyOn(window, 'fetch')
    .mockImplementation(() => Promise.resolve(Response.json({ ok: true, value })));
}

const kept = (): unknown => JSON.parse(localStorage.getItem(KEY) ?? 'null');

describe('telling who the visitor is', () => {
  it('keeps what opens the chat from now on, and what was written here and not sent yet', async () => {
    const drafts = [{ clientId: 'd', body: 'Hello', at: 1 }];
    localStorage.setItem(KEY, JSON.stringify({ token: 'anonymous', drafts }));
    const asked = answering({ token: 'who_1', isSomebodyElse: false });
    host.who = { token: () => Promise.resolve('signed'), attributes: { plan: 'gold' } };
    await tellWho(host, undefined);
    expect(kept()).toEqual({ token: 'who_1', drafts });
    const [, request] = asked.mock.calls[0] ?? [];
    expect(request?.headers).toMatchObject({ authorization: 'Bearer anonymous' });
    expect(request?.body).toBe('{"token":"signed","attributes":{"plan":"gold"}}');
  });

  it('leaves nothing of whoever was there before', async () => {
    localStorage.setItem(KEY, JSON.stringify({ token: 'who_1', drafts: [{}], soundOff: true }));
    sessionStorage.setItem(KEY, '{}');
    answering({ token: 'who_2', isSomebodyElse: true });
    host.who = { token: 'signed' };
    await tellWho(host, undefined);
    expect(kept()).toEqual({ token: 'who_2' });
    expect(sessionStorage).toHaveLength(0);
  });

  it('connects again as them when a conversation runs, and opens the panel again if it was open', async () => {
    answering({ token: 'who_1', isSomebodyElse: false });
    const did: string[] = [];
    const running = Object.assign(host, {
      end: () => void did.push('end'),
      open: () => void did.push('open'),
      start: () => Promise.resolve(did.push('start')),
    });
    running.who = { token: 'signed' };
    await tellWho(running, conversation);
    expect(did).toEqual(['end', 'start']);
    localStorage.clear();
    running.setOpen(true);
    await tellWho(running, conversation);
    expect(did).toEqual(['end', 'start', 'end', 'open']);
  });

  it('asks once for what a page says on every turn, and again after a log-out', async () => {
    const asked = answering({ token: 'who_1', isSomebodyElse: false });
    for (let turn = 0; turn < 3; turn++) {
      host.who = { token: 'signed' };
      await tellWho(host, undefined);
    }
    expect(asked).toHaveBeenCalledTimes(1);
    localStorage.clear();
    await tellWho(host, undefined);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('tells the page why it was refused, and the chat goes on', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(window, 'fetch').mockResolvedValue(
      Response.json({ ok: false, refusal: { code: 'unauthenticated', message: 'It has expired.' } }),
    );
    host.who = { token: 'signed' };
    await tellWho(host, undefined);
    expect(host.news).toEqual([['error', { message: 'It has expired.' }]]);
    expect(kept()).toBeNull();
  });

  it('keeps nothing of an answer that comes after the log-out', async () => {
    let resolve = (_answer: Response): void => {};
    const promise = new Promise<Response>((answer) => (resolve = answer));
    vi.spyOn(window, 'fetch').mockReturnValue(promise);
    host.who = { token: 'signed' };
    const told = tellWho(host, undefined);
    host.who = undefined;
    resolve(Response.json({ ok: true, value: { token: 'who_1', isSomebodyElse: false } }));
    await told;
    expect(kept()).toBeNull();
  });
});

describe('forgetting', () => {
  it('ends at the server what opened the chat', () => {
    localStorage.setItem(KEY, JSON.stringify({ token: 'who_1' }));
    const asked = answering({ isSomebodyElse: false });
    forget(host.settings, true);
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ method: 'DELETE', keepalive: true });
    expect(kept()).toBeNull();
  });

  it('leaves to the other tab what it has begun since, and takes away what is this tab’s own', () => {
    localStorage.setItem(KEY, JSON.stringify({ token: 'who_2' }));
    sessionStorage.setItem(KEY, '{}');
    const asked = answering({ isSomebodyElse: false });
    forget(host.settings);
    expect(asked).not.toHaveBeenCalled();
    expect(kept()).toEqual({ token: 'who_2' });
    expect(sessionStorage).toHaveLength(0);
  });
});

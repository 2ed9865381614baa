import { describe, expect, it } from 'vitest';
import { newDraft } from './drafts.ts';
import { createSiteStorage, parseKept } from './site-storage.ts';

class FakeStorage implements Storage {
  readonly held = new Map<string, string>();
  isFull = false;
  get length(): number {
    return this.held.size;
  }
  clear(): void {
    this.held.clear();
  }
  key(): null {
    return null;
  }
  getItem(key: string): string | null {
    return this.held.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.held.delete(key);
  }
  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.held.set(key, value);
  }
}

const draft = newDraft('d1', 'Hello', 1);

describe('site storage', () => {
  it('keeps everything under one key for a site', () => {
    const storage = new FakeStorage();
    const site = createSiteStorage('key-1', () => storage);
    site.change(() => ({ token: 't' }));
    site.change(() => ({ drafts: [draft], soundOff: true }));
    expect([...storage.held.keys()]).toEqual(['attune:key-1']);
    expect(createSiteStorage('key-1', () => storage).read()).toEqual({
      token: 't',
      drafts: [draft],
      soundOff: true,
      signalsOff: false,
      tier: null,
    });
  });

  it('writes nothing when it is only read', () => {
    const storage = new FakeStorage();
    createSiteStorage('key-1', () => storage).read();
    expect(storage.length).toBe(0);
  });

  it('does not undo what another tab has written meanwhile', () => {
    const storage = new FakeStorage();
    const [one, other] = [createSiteStorage('k', () => storage), createSiteStorage('k', () => storage)];
    one.change(() => ({ token: 't' }));
    other.change(({ drafts }) => ({ drafts: [...drafts, draft] }));
    one.change(() => ({ soundOff: true }));
    expect(other.read()).toMatchObject({ token: 't', drafts: [draft], soundOff: true });
  });

  it('goes on in memory where storage is closed', () => {
    const site = createSiteStorage('k', () => {
      throw new DOMException('no', 'SecurityError');
    });
    site.change(() => ({ token: 't' }));
    expect(site.read().token).toBe('t');
  });

  it('goes on in memory when storage is full, with nothing lost', () => {
    const storage = new FakeStorage();
    const site = createSiteStorage('k', () => storage);
    site.change(() => ({ token: 't' }));
    storage.isFull = true;
    site.change(() => ({ drafts: [draft] }));
    expect(site.read()).toMatchObject({ token: 't', drafts: [draft] });
  });
});

describe('parseKept', () => {
  it.each([
    '',
    'null',
    '7',
    '"text"',
    '[1]',
    '{"drafts":7,"token":{}}',
    '{"drafts":[null,{},{"clientId":1}]}',
    '{"tok',
  ])('takes %s for nothing kept', (text) => {
    expect(parseKept(text)).toEqual({
      token: null,
      drafts: [],
      soundOff: false,
      signalsOff: false,
      tier: null,
    });
  });

  it('has a draft wait again that was on its way when the page went', () => {
    const text = JSON.stringify({ drafts: [{ ...draft, state: 'sending' }] });
    expect(parseKept(text).drafts).toEqual([{ ...draft, state: 'waiting' }]);
  });

  it('leaves a failed draft failed, with its reason', () => {
    const failed = { ...draft, state: 'failed', problem: { code: 'invalid', message: 'Too long.' } };
    expect(parseKept(JSON.stringify({ drafts: [failed] })).drafts).toEqual([failed]);
  });
});

import type { ConsentTier, Interaction } from '@attune/protocol';
import { aPress, anOutcome } from '@attune/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { storageKey } from '../../shared/storage-key.ts';
import { createFakeServer } from '../../testing/fake-server.ts';
import { openPanel, SITE, type OpenGiven, type OpenPanel } from '../../testing/open-panel.ts';

let chat: OpenPanel;
const open = async (given?: OpenGiven): Promise<void> => {
  chat = await openPanel(given);
};
afterEach(() => chat.close());

describe('signals', () => {
  const press = aPress({ id: 0 });
  const facts: Interaction[] = [press, anOutcome(press, 'none', 1_000)].map((fact) => ({
    ...fact,
    at: Date.now(),
  }));

  it('are announced before the first message, and under it afterwards', async () => {
    await open();
    expect(chat.log()).toContain('The team sees which page you are on and where it did not respond.');
    await chat.send('Hello');
    await vi.waitFor(() => expect(chat.bubbles()).toEqual(['Hello']));
    expect(chat.log()).toMatch(/Hello.*The team sees which page you are on/);
  });

  it('are handed over once the chat is open, and shown to the visitor as they are', async () => {
    await open();
    chat.host.record(...facts);
    await vi.waitFor(() => expect(chat.server.reported).toHaveLength(3));
    await userEvent.click(chat.get('.notice button'));
    await vi.waitFor(() => expect(chat.words('.facts li')).toBe('Pressed Pay: the page did not respond'));
  });

  it('are off for this browser once the visitor says so', async () => {
    await open();
    await userEvent.click(chat.get('.notice button'));
    await vi.waitFor(() => expect(chat.find('[role="switch"]')).not.toBeNull());
    await userEvent.click(chat.get('[role="switch"]'));
    await vi.waitFor(() => expect(chat.get('[role="switch"]').getAttribute('aria-checked')).toBe('false'));
    expect(chat.host.recorderRuns).toBe(false);
    expect(JSON.parse(localStorage.getItem(storageKey(SITE)) ?? '{}')).toMatchObject({ signalsOff: true });
    chat.host.record(...facts);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(chat.log()).toContain('nothing of what you do on the page'));
    expect(chat.server.reported.filter(({ kind }) => kind !== 'page')).toEqual([]);
  });

  it('are on again when the visitor says so', async () => {
    await open();
    chat.conversation.setSignals(false);
    chat.conversation.setSignals(true);
    await vi.waitFor(() => expect(chat.host.recorderRuns).toBe(true));
    await vi.waitFor(() => {
      chat.host.record(...facts);
      expect(chat.server.reported.length).toBeGreaterThan(0);
    });
  });
});

describe('under each tier', () => {
  const memory: Interaction[] = [{ ...aPress({ id: 0 }), at: Date.now() }];
  const kinds = () => chat.server.reported.map(({ kind }) => kind);
  const under = (tier: ConsentTier, given: OpenGiven = {}) =>
    open({ tier: 'always', server: createFakeServer({ policy: { tier } }), memory, ...given });
  async function explanation(): Promise<string> {
    await userEvent.click(chat.get('.notice button'));
    await vi.waitFor(() => expect(chat.words('.tier')).not.toBe(''));
    return chat.words('.body');
  }
  /** More than the reporter waits for company. */
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1_300));

  it('off: nothing is told, the page is not watched, and the visitor reads why', async () => {
    await under('off');
    chat.connection.breakLink();
    chat.connection.mendLink();
    await aWhile();
    expect(kinds()).toEqual([]);
    expect(chat.host.recorderRuns).toBe(false);
    expect(await explanation()).toContain('This site has chosen so.');
    expect(chat.find('[role="switch"]')).toBeNull();
  });

  it('in-chat: only how the chat goes is told', async () => {
    await under('in-chat');
    chat.connection.breakLink();
    chat.connection.mendLink();
    await vi.waitFor(() => expect(kinds()).toEqual(['reconnected']), 3_000);
    expect(chat.host.recorderRuns).toBe(false);
    expect(chat.log()).toContain('nothing of what you do on the page');
    expect(await explanation()).toContain('The team sees how the chat goes');
  });

  it('after-open: the last minute is handed over once the chat is open, within the site’s policy', async () => {
    await open({ server: createFakeServer({ policy: { names: 'role' } }), memory });
    await vi.waitFor(() => expect(kinds()).toEqual(['page', 'press']));
    expect(chat.server.reported).toMatchObject([{}, { control: { name: '' } }]);
    expect(chat.host.policy).toMatchObject({ names: 'role' });
    expect(await explanation()).toContain('not what it is called');
  });

  it('after-consent: nothing is told before the consent, everything after it, nothing after it is withdrawn', async () => {
    await under('after-consent');
    await aWhile();
    expect(kinds()).toEqual([]);
    expect(chat.host.recorderRuns).toBe(false);
    expect(await explanation()).toContain('you have not agreed');
    expect(chat.find('[role="switch"]')).toBeNull();

    chat.host.setConsent(true);
    chat.conversation.consentChanged();
    await vi.waitFor(() => expect(kinds()).toEqual(['page', 'press']));
    await vi.waitFor(() => expect(chat.words('.body')).toContain('You agreed on this site'));

    chat.host.setConsent(false);
    chat.conversation.consentChanged();
    expect(chat.host.recorderRuns).toBe(false);
    chat.connection.breakLink();
    chat.connection.mendLink();
    await aWhile();
    expect(kinds()).toEqual(['page', 'press']);
  });

  it('a change of tier holds at once', async () => {
    await under('after-open');
    await vi.waitFor(() => expect(chat.host.recorderRuns).toBe(true));
    chat.server.changePolicy({ tier: 'in-chat' });
    expect(chat.host.recorderRuns).toBe(false);
    expect(chat.conversation.state.signals).toEqual({ tier: 'in-chat', told: 'chat', because: 'site' });
    chat.server.changePolicy({ tier: 'after-open', cursor: true });
    await vi.waitFor(() => expect(chat.host.policy).toMatchObject({ cursor: true }));
    expect(chat.host.recorderRuns).toBe(true);
  });

  it.each(['after-open', 'always', 'after-consent'] as const)(
    'the browser refuses: the page is left alone under %s, the chat’s own facts stay',
    async (tier) => {
      await under(tier, { browserRefuses: true, consent: true });
      chat.connection.breakLink();
      chat.connection.mendLink();
      await vi.waitFor(() => expect(kinds()).toEqual(['reconnected']), 3_000);
      expect(chat.host.recorderRuns).toBe(false);
      expect(chat.asked('visit:start')[0]).toMatchObject({ path: '/' });
      expect(await explanation()).toContain('Your browser asks sites not to watch you');
    },
  );

  it('switched off by the visitor: nothing is told, and where they are is not said', async () => {
    localStorage.setItem(storageKey(SITE), JSON.stringify({ signalsOff: true }));
    await under('always');
    chat.connection.breakLink();
    chat.connection.mendLink();
    await aWhile();
    expect(kinds()).toEqual([]);
    expect(chat.asked('visit:start')).toMatchObject([{ path: '/' }, { path: '/' }]);
    expect(await explanation()).toContain('You have switched this off');
  });
});

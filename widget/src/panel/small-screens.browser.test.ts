import type { FormField } from '@attune/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createFakeServer } from '../testing/fake-server.ts';
import { openPanel, type OpenPanel } from '../testing/open-panel.ts';

let chat: OpenPanel;
afterEach(async () => {
  chat.close();
  await page.viewport(800, 700);
});

const FIELDS: FormField[] = ['name', 'mail'].map((id) => ({
  ...{ id, kind: id === 'name' ? ('name' as const) : ('mail' as const) },
  ...{ label: '', required: true, options: [] },
}));

async function openAt(width: number, height: number, withForm = false): Promise<DOMRect> {
  await page.viewport(width, height);
  const server = createFakeServer();
  if (withForm) server.changeWidget({ preChat: { intro: '', fields: FIELDS } });
  chat = await openPanel({ server });
  const panel = chat.get('attune-panel');
  await vi.waitFor(() => chat.get(withForm ? 'button.go' : 'textarea'));
  await Promise.all(panel.getAnimations().map(({ finished }) => finished));
  return panel.getBoundingClientRect();
}

/** What is left of the screen while a phone's keyboard is up, where the page itself stays as high as it was. */
const keyboardUp = (height: number): void =>
  chat.get('attune-panel').style.setProperty('--screen-height', `${height}px`);

describe('on a small screen', () => {
  it.each([
    [320, 568],
    [360, 640],
    [390, 844],
  ])('the panel covers all of it at %i × %i', async (width, height) => {
    const { left, top, right, bottom } = await openAt(width, height);
    expect([left, top, right, bottom]).toEqual([0, 0, width, height]);
  });

  it('takes the whole height of a phone held sideways, and leaves the page beside it', async () => {
    const { top, bottom, width, left } = await openAt(844, 390);
    expect([top, bottom, width]).toEqual([8, 382, 380]);
    expect(left).toBeGreaterThan(400);
    expect(chat.get('.scroller').clientHeight).toBeGreaterThan(200);
  });

  it('stands over its button where there is room for both', async () => {
    const { width, height, bottom } = await openAt(768, 1_024);
    expect([width, height]).toEqual([380, 640]);
    expect(bottom).toBeLessThan(1_024 - 60);
  });

  it('lets every field of a form be reached while the keyboard is up', async () => {
    await openAt(360, 640, true);
    keyboardUp(300);
    const panel = chat.get('attune-panel').getBoundingClientRect();
    const form = chat.get('attune-form');
    expect(panel.height).toBe(300);
    expect(form.getBoundingClientRect().bottom).toBeLessThanOrEqual(panel.bottom);
    const go = chat.get('button.go');
    go.scrollIntoView({ block: 'nearest' });
    expect(go.getBoundingClientRect().bottom).toBeLessThanOrEqual(panel.bottom);
    expect(chat.get('.header').getBoundingClientRect().top).toBe(0);
  });

  it.each([true, false])(
    'opens what else can be done right above the composer, connected: %s',
    async (isOnline) => {
      await openAt(390, 844);
      if (!isOnline) chat.server.endSessions('The server is restarting.');
      await vi.waitFor(() => expect(chat.find('.bar') === null).toBe(isOnline));
      chat.get('.more').click();
      await vi.waitFor(() => expect(chat.find('.acts button')).not.toBeNull());
      const acts = chat.get('attune-in-chat').getBoundingClientRect();
      expect(acts.height).toBeGreaterThan(32);
      expect(acts.top).toBe(chat.get('attune-thread').getBoundingClientRect().bottom);
      expect(acts.bottom).toBe(chat.get('attune-composer').getBoundingClientRect().top);
    },
  );

  it('shows the end of what was said on whichever screen, and when a picture comes late', async () => {
    await page.viewport(390, 844);
    const server = createFakeServer();
    for (let at = 0; at < 30; at++) server.say(`message ${at}`);
    chat = await openPanel({ server });
    await vi.waitFor(() => expect(chat.bubbles()).toHaveLength(30));
    const scroller = chat.get('.scroller');
    const atEnd = () =>
      vi.waitFor(() =>
        expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThan(2),
      );
    for (const [width, height] of [
      [320, 568],
      [360, 640],
      [768, 1_024],
      [844, 390],
      [390, 500],
    ] as const) {
      await page.viewport(width, height);
      // Where somebody asks for sizes before the frame is drawn, a scroll comes before the news of the new size.
      scroller.getBoundingClientRect();
      await atEnd();
    }
    const [last] = [...chat.get('.list').querySelectorAll<HTMLElement>('.bubble')].slice(-1);
    if (!last) throw new Error('nothing was said');
    last.style.minHeight = '300px';
    await atEnd();
    scroller.scrollTop = 40;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    last.style.minHeight = '500px';
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(scroller.scrollTop).toBe(40);
  });

  it('keeps the composer above the keyboard, and something of what was said', async () => {
    await openAt(390, 844);
    keyboardUp(500);
    const composer = chat.get('attune-composer').getBoundingClientRect();
    expect(composer.bottom).toBe(500);
    expect(chat.get('.scroller').clientHeight).toBeGreaterThan(300);
  });
});

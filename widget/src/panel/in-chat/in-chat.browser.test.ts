import { afterEach, expect, it, vi } from 'vitest';
import { openPanel, type OpenPanel } from '../../testing/open-panel.ts';

let chat: OpenPanel;
afterEach(() => chat.close());

const inChat = (panel: Element) => panel.shadowRoot?.querySelector('attune-in-chat')?.shadowRoot ?? null;
const said = (root: Node | null) => (root?.textContent ?? '').replaceAll(/\s+/g, ' ');

it('opens what else can be done beside writing', async () => {
  chat = await openPanel();
  const panel = chat.get('attune-panel');
  const composer = panel.shadowRoot?.querySelector('attune-composer')?.shadowRoot;
  composer?.querySelector<HTMLButtonElement>('.more')?.click();
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('Attach a file'));
  expect(said(inChat(panel))).toContain('Save the conversation');
});

it('asks how it was once the conversation was resolved, and thanks', async () => {
  chat = await openPanel();
  const panel = chat.get('attune-panel');
  const { server } = chat;
  await vi.waitFor(() => expect(chat.words('.header h2')).toBe('Fern & Field'));
  server.say('Hello');
  server.setStatus('resolved');
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('How was this conversation?'));
  inChat(panel)?.querySelectorAll<HTMLInputElement>('input[type="radio"]')[4]?.click();
  await vi.waitFor(() => expect(inChat(panel)?.querySelector('.rate')).not.toBeNull());
  inChat(panel)?.querySelector<HTMLButtonElement>('.rate')?.click();
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('You rated it: Very good.'));
});

it('mails the conversation to an address that was asked for', async () => {
  chat = await openPanel();
  const panel = chat.get('attune-panel');
  const composer = panel.shadowRoot?.querySelector('attune-composer')?.shadowRoot;
  chat.server.say('Hello');
  composer?.querySelector<HTMLButtonElement>('.more')?.click();
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('Mail me this'));
  const press = (words: string) =>
    [...(inChat(panel)?.querySelectorAll('button') ?? [])]
      .find((each) => said(each).includes(words))
      ?.click();
  press('Mail me this');
  await vi.waitFor(() => expect(inChat(panel)?.querySelector('input[type="email"]')).not.toBeNull());
  const address = inChat(panel)?.querySelector<HTMLInputElement>('input[type="email"]');
  if (address) address.value = 'ines@example.com';
  press('Send');
  await vi.waitFor(() => expect(chat.asked('transcript:mail')).toMatchObject([{ to: 'ines@example.com' }]));
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('on its way to ines@example.com'));
});

it('mails the link that goes on elsewhere, for the page it was asked for on', async () => {
  chat = await openPanel();
  const panel = chat.get('attune-panel');
  chat.server.say('Hello');
  chat.get<HTMLButtonElement>('.more').click();
  const press = (words: string) =>
    vi.waitFor(() => {
      const found = [...(inChat(panel)?.querySelectorAll('button') ?? [])].find(
        (each) => said(each).trim() === words,
      );
      if (!found) throw new Error(`no ${words}`);
      found.click();
    });
  await press('Continue on another device');
  await press('Mail me this link');
  await vi.waitFor(() => expect(inChat(panel)?.querySelector('input[type="email"]')).not.toBeNull());
  const address = inChat(panel)?.querySelector<HTMLInputElement>('input[type="email"]');
  if (address) address.value = 'ines@example.com';
  await press('Send');
  const pageUrl = location.origin + location.pathname + location.search;
  await vi.waitFor(() =>
    expect(chat.asked('resume:mail')).toMatchObject([{ to: 'ines@example.com', pageUrl }]),
  );
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('on its way to ines@example.com'));
  expect(chat.asked('transcript:mail')).toEqual([]);
});

it('shows what an answer is about, as it reads by now, and goes there', async () => {
  chat = await openPanel();
  await chat.send('Where is my parcel?');
  await vi.waitFor(() => expect(chat.server.events).toHaveLength(1));
  chat.server.say('It left on Monday.', { replyTo: 1 });
  await vi.waitFor(() => expect(chat.find('.quote')).not.toBeNull());
  expect(said(chat.get('.quote'))).toContain('In answer to You');
  expect(said(chat.get('.quoted'))).toBe('Where is my parcel?');
  const bubbles = [...chat.get('[role="log"]').querySelectorAll<HTMLElement>('.bubble')];
  const quoted = bubbles.find(({ textContent }) => textContent === 'Where is my parcel?');
  chat.get('.quote').click();
  expect(quoted?.matches(':focus')).toBe(true);
});

it('takes files that are dropped anywhere on the panel, and keeps the browser on the page', async () => {
  chat = await openPanel();
  const panel = chat.get('attune-panel');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'cat.png', { type: 'image/png' }));
  const over = new DragEvent('dragover', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  const drop = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  const log = chat.get('[role="log"]');
  expect([log.dispatchEvent(over), log.dispatchEvent(drop)]).toEqual([false, false]);
  await vi.waitFor(() => expect(said(inChat(panel))).toContain('cat.png'));
});

it('leaves text that is dragged over the panel to the browser', async () => {
  chat = await openPanel();
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', 'words');
  const over = new DragEvent('dragover', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  expect(chat.get('[role="log"]').dispatchEvent(over)).toBe(true);
});

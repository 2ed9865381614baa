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

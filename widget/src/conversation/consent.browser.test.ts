import { afterEach, expect, it, vi } from 'vitest';
import { createFakeServer } from '../testing/fake-server.ts';
import { openPanel, type OpenPanel } from '../testing/open-panel.ts';

let chat: OpenPanel;
afterEach(() => chat.close());

it('[CO7] a consent is told with the start of the visit, a change when it comes, by the notice there was', async () => {
  const server = createFakeServer();
  server.changeWidget({ notice: { version: 3 } });
  chat = await openPanel({ server, consent: true });
  await vi.waitFor(() => expect(chat.asked('consent:tell')).toEqual([{ given: true, version: 3 }]));
  chat.host.consent = false;
  chat.conversation.consentChanged();
  await vi.waitFor(() => expect(chat.asked('consent:tell')).toHaveLength(2));
  expect(chat.asked('consent:tell').at(-1)).toEqual({ given: false, version: 3 });
});

it('[CO7] where the page has said nothing, nothing is told', async () => {
  chat = await openPanel({ server: createFakeServer() });
  await vi.waitFor(() => expect(chat.asked('visit:start')).toHaveLength(1));
  expect(chat.asked('consent:tell')).toEqual([]);
});

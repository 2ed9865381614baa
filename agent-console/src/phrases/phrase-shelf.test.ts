import { expect, it, vi } from 'vitest';
import { createFakeConnection, ok } from '../../gallery/fake-connection.ts';
import { createPhraseShelf } from './phrase-shelf.ts';

it('reads the book anew when a colleague changed it, until it is closed', async () => {
  const server = createFakeConnection();
  server.goes({ kind: 'online' });
  server.answer('phrases:list', () => ok({ phrases: [] }));
  const shelf = createPhraseShelf(server, 'site-1');
  await shelf.load(false);
  server.tell('phrases:changed', { siteId: 'another' });
  expect(server.asked).toHaveLength(1);
  server.tell('phrases:changed', { siteId: 'site-1' });
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  shelf.close();
  server.tell('phrases:changed', { siteId: 'site-1' });
  expect(server.asked).toHaveLength(2);
});

import { createDesk, type Desk } from '../src/app/desk.ts';
import type { AgentConnection } from '../src/connection/agent-connection.ts';
import { createMemoryKeeping } from '../src/state/keeping.ts';
import { fakeAccount } from './fake-account.ts';
import { createFakeServer } from './fake-server.ts';
import { ines } from './fixtures/conversation.ts';

/**
 * A desk of its own against a server in memory, with Mara's conversation on it.
 * @param connection another server
 */
export function openGalleryDesk(connection: AgentConnection = createFakeServer()): Desk {
  const desk = createDesk({
    connection,
    account: fakeAccount,
    keeping: createMemoryKeeping(),
    newId: () => crypto.randomUUID(),
  });
  desk.show('c-mara');
  return desk;
}

/** A desk of somebody who answers for two websites. */
export function openDeskOfTwoSites(): Desk {
  const connection = createFakeServer();
  const sites = [
    { id: 'site-1', name: 'Demo shop', publicKey: 'site-key' },
    { id: 'site-2', name: 'Garden school', publicKey: 'site-key-2' },
  ];
  connection.answer('agent:start', () => ({
    ok: true,
    value: {
      agent: { id: ines.id, name: ines.name, email: 'ines@example.org', role: 'admin' },
      sites,
      epoch: 'epoch-1',
      serverTime: Date.now(),
    },
  }));
  return openGalleryDesk(connection);
}

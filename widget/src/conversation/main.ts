import type { ConversationPart } from '../contract.ts';
import { createConversation, type Conversation } from './conversation.ts';
import { createSiteStorage } from './site-storage.ts';
import { createSocketConnection } from './socket-connection.ts';
import { tellingHealth } from './tell-health.ts';

/** The `conversation` chunk: talks with the server the script came from. */
export const startConversation: ConversationPart<Conversation>['startConversation'] = (host) => {
  const { siteKey, serverUrl } = host.settings;
  const storage = createSiteStorage(siteKey);
  const connection = createSocketConnection(serverUrl, () => {
    // Read each time: another tab may have become somebody meanwhile.
    const { token } = storage.read();
    return token === null ? { siteKey } : { siteKey, token };
  });
  return createConversation({ host, connection: tellingHealth(connection, Date.now), storage });
};

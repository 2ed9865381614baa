import type { defineInChat } from './in-chat/in-chat.ts';

interface InChatPart {
  readonly defineInChat: typeof defineInChat;
}

/** Fetches what can be done beside writing: a file of its own beside this one, put there by the build. */
export const fetchInChat = (): Promise<InChatPart> => import('./in-chat/main.ts');

import { TYPING_REPEAT_MS } from '@attune/protocol/limits';
import type { AgentConnection } from '../connection/agent-connection.ts';

/** Tells the visitor's side that somebody writes an answer: at most every few seconds, and once when they stop. */
export interface TypingTeller {
  writing(conversationId: string): void;
  stopped(conversationId: string): void;
}

export function createTypingTeller(connection: AgentConnection, now: () => number): TypingTeller {
  /** When each conversation was last told that we write. */
  const told = new Map<string, number>();
  return {
    writing(conversationId) {
      const last = told.get(conversationId);
      if (last !== undefined && now() - last < TYPING_REPEAT_MS) return;
      told.set(conversationId, now());
      void connection.request('typing:set', { conversationId, typing: true });
    },
    stopped(conversationId) {
      if (told.delete(conversationId)) {
        void connection.request('typing:set', { conversationId, typing: false });
      }
    },
  };
}

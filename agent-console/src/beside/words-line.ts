import type {
  AgentPromise,
  Beside,
  EmpathyAnswers,
  empathyRequests,
  Reply,
  Suggestion,
} from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';

export type WordsRequest = keyof typeof empathyRequests;
export type WordsInput<Name extends WordsRequest> = NonNullable<
  (typeof empathyRequests)[Name]['~types']
>['output'];

/** What the server tells of the words of a conversation. */
export interface WordsNews {
  'beside:changed': (news: { readonly conversationId: string; readonly beside: Beside }) => void;
  /** An own promise is due in ten minutes. */
  'promise:due': (news: { readonly conversationId: string; readonly promise: AgentPromise }) => void;
  'suggestions:offered': (news: {
    readonly conversationId: string;
    readonly suggestions: readonly Suggestion[];
    readonly collapsed?: boolean;
    readonly held?: boolean;
  }) => void;
}

/** The part of the line to the server that speaks of words: notes, promises, the card, phrases. */
export interface WordsLine {
  request<Name extends WordsRequest>(
    name: Name,
    input: WordsInput<Name>,
  ): Promise<Reply<EmpathyAnswers[Name]>>;
  on<Name extends keyof WordsNews>(name: Name, hear: WordsNews[Name]): () => void;
}

/** The same line, seen as the one about words. */
export function wordsLine(connection: AgentConnection): WordsLine {
  return connection as unknown as WordsLine;
}

import type {
  PhraseIntent,
  promiseOutcomes,
  ReflectionField,
  Refusal,
  Reply,
  Suggestion,
} from '@attune/protocol';
import type { OpenConversation } from '../conversation/open-conversation.ts';
import type { Store } from '../state/store.ts';
import type { AgentConnection } from '../connection/agent-connection.ts';

export type PromiseOutcome = (typeof promiseOutcomes)[number];

/** What an agent does to what stands beside the conversation on screen. Each answers with the refusal, or null. */
export interface BesideActs {
  /** @param mentions ids of colleagues whom the note calls by name */
  addNote(body: string, mentions?: readonly string[]): Promise<Refusal | null>;
  settlePromise(promiseId: string, outcome: PromiseOutcome): Promise<Refusal | null>;
  /** Strikes an item (no text), rewords it, or adds one (no key). */
  correct(field: ReflectionField, change: { itemKey?: string; text?: string }): Promise<Refusal | null>;
  /** @returns why the model was not used, or what was refused, in words; null when its items stand on the card */
  askModel(): Promise<string | null>;
  handOver(to: { toAgentId?: string; word?: string }): Promise<Refusal | null>;
  /** Tells the visitor when to expect an answer; 0 takes it back. */
  expect(minutes: number): Promise<Refusal | null>;
  give(amount: number, reason: string): Promise<Refusal | null>;
  /** To whom it may be handed; nobody when that cannot be asked now. */
  colleagues(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  askFor(intent: PhraseIntent): Promise<readonly Suggestion[] | Refusal>;
}

interface BesideActsNeeds {
  readonly connection: AgentConnection;
  readonly open: Store<OpenConversation | null>;
  readonly siteId: () => string | null;
  readonly newId: () => string;
}

const NOTHING_OPEN: Refusal = { code: 'not-found', message: 'No conversation is open.' };

export function createBesideActs({ connection, open, siteId, newId }: BesideActsNeeds): BesideActs {
  const idOf = (conversation: OpenConversation): string => conversation.state.value.conversationId;
  /** Asks about the conversation on screen; what comes back is taken in only while it still is on screen. */
  const ask = async <Value>(
    request: (conversationId: string) => Promise<Reply<Value>>,
    learn: (value: Value, conversation: OpenConversation) => void,
  ): Promise<Refusal | null> => {
    const conversation = open.value;
    if (!conversation) return NOTHING_OPEN;
    const reply = await request(idOf(conversation));
    if (!reply.ok) return reply.refusal;
    if (open.value === conversation) learn(reply.value, conversation);
    return null;
  };
  const besideOf = (conversation: OpenConversation) => conversation.state.value.beside;

  return {
    addNote: (body, mentions = []) =>
      ask(
        (conversationId) =>
          connection.request('note:add', {
            conversationId,
            clientId: newId(),
            body,
            mentions: [...mentions],
          }),
        ({ note }, conversation) => {
          const notes = besideOf(conversation)?.notes ?? [];
          if (notes.every(({ id }) => id !== note.id)) conversation.learn({ notes: [note, ...notes] });
        },
      ),
    settlePromise: (promiseId, outcome) =>
      ask(
        (conversationId) => connection.request('promise:settle', { conversationId, promiseId, outcome }),
        ({ promise }, conversation) =>
          conversation.learn({
            promises: (besideOf(conversation)?.promises ?? []).map((each) =>
              each.id === promise.id ? promise : each,
            ),
          }),
      ),
    correct: (field, change) =>
      ask(
        (conversationId) => connection.request('reflection:correct', { conversationId, field, ...change }),
        ({ reflection }, conversation) => conversation.learn({ reflection }),
      ),
    async askModel() {
      let why: string | null = null;
      const refusal = await ask(
        (conversationId) => connection.request('reflection:ask-model', { conversationId }),
        (answer, conversation) => {
          conversation.learn({ reflection: answer.reflection });
          why = answer.used ? null : answer.why;
        },
      );
      return refusal?.message ?? why;
    },
    handOver: (to) =>
      ask(
        (conversationId) => connection.request('conversation:hand-over', { conversationId, ...to }),
        ({ card }, conversation) => {
          const earlier = besideOf(conversation)?.earlier ?? [];
          conversation.learn({ earlier: [card, ...earlier] });
        },
      ),
    expect: (minutes) =>
      ask(
        (conversationId) => connection.request('answer:expect', { conversationId, minutes }),
        ({ until }, conversation) => conversation.learn({ expectedAt: until }),
      ),
    give: (amount, reason) =>
      ask(
        (conversationId) =>
          connection.request('goodwill:give', { conversationId, clientId: newId(), amount, reason }),
        ({ goodwill }, conversation) => conversation.learn({ goodwill }),
      ),
    async colleagues() {
      const site = siteId();
      if (site === null) return [];
      const reply = await connection.request('colleagues:list', { siteId: site });
      return reply.ok ? reply.value.colleagues : [];
    },
    async askFor(intent) {
      let offered: readonly Suggestion[] = [];
      const refusal = await ask(
        (conversationId) => connection.request('suggestion:ask', { conversationId, intent }),
        ({ suggestions }) => {
          offered = suggestions;
        },
      );
      return refusal ?? offered;
    },
  };
}

import type { AgentAnswers, Arrangement } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Toasts } from '../ui/toasts.ts';

type Changes = readonly { readonly conversationId: string; readonly change: Arrangement }[];

/** Arranges conversations, one or many, says what was done, and takes it back when asked. */
export interface Arranging {
  /**
   * @param done what to say once it is done, in words: "Taken"
   * @returns whether all of it was done
   */
  arrange(conversationIds: readonly string[], change: Arrangement, done: string): Promise<boolean>;
}

export interface ArrangingNeeds {
  readonly connection: AgentConnection;
  readonly inbox: Pick<Inbox, 'receive'>;
  readonly toasts: Toasts;
}

/** Conversations in one request; the server takes no more. */
const AT_ONCE = 100;

export function createArranging({ connection, inbox, toasts }: ArrangingNeeds): Arranging {
  const send = async (changes: Changes): Promise<AgentAnswers['conversations:arrange']> => {
    const done: AgentAnswers['conversations:arrange']['done'][number][] = [];
    const refused: AgentAnswers['conversations:arrange']['refused'][number][] = [];
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      const some = changes.slice(from, from + AT_ONCE);
      const reply = await connection.request('conversations:arrange', { changes: [...some] });
      if (reply.ok) {
        done.push(...reply.value.done);
        refused.push(...reply.value.refused);
        for (const { item } of reply.value.done) inbox.receive(item);
      } else {
        const { refusal } = reply;
        refused.push(...some.map(({ conversationId }) => ({ conversationId, refusal })));
      }
    }
    return { done, refused };
  };

  const problemOf = (refused: AgentAnswers['conversations:arrange']['refused'], of: number): void => {
    const [first] = refused;
    if (first === undefined) return;
    const { message } = first.refusal;
    toasts.problem(of === 1 ? message : `${refused.length} of ${of} were left as they are: ${message}`);
  };

  return {
    async arrange(conversationIds, change, words) {
      const { done, refused } = await send(
        conversationIds.map((conversationId) => ({ conversationId, change })),
      );
      problemOf(refused, conversationIds.length);
      if (done.length > 0) {
        const undo = done.map(({ conversationId, undo: back }) => ({ conversationId, change: back }));
        toasts.say(done.length === 1 ? `${words}.` : `${done.length} conversations: ${words}.`, () => {
          void send(undo).then((back) => problemOf(back.refused, undo.length));
        });
      }
      return refused.length === 0;
    },
  };
}

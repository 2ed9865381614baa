import type { AgentInput, DeedName, Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Toasts } from '../ui/toasts.ts';

/** How a deed is spoken of. */
export interface DeedWords {
  /** While it can be undone: “The label Refund is gone in 10 seconds.” */
  readonly said: string;
  /** Before a refusal: “The label Refund was not removed.” */
  readonly kept: string;
  /** Once it is done; left out: it was said enough. */
  readonly done?: string;
}

export interface NewDeed<Name extends DeedName> {
  readonly input: Omit<AgentInput<Name>, 'deedId'>;
  readonly words: DeedWords;
  /** What is to be out of sight from now on: an id. */
  readonly about?: string;
  /** Called once it is done. */
  done?(): void;
}

/**
 * What destroys something. The server does it in a moment, whatever becomes of this tab; until then it can be undone.
 */
export interface Deeds {
  /** Ids of what is to go, or is gone: screens leave it out. */
  readonly leaving: Store<ReadonlySet<string>>;
  /** Leaves it to be done, and says so with a way back; a refusal is said as well. */
  leave<Name extends DeedName>(name: Name, deed: NewDeed<Name>): Promise<void>;
  close(): void;
}

export interface DeedsNeeds {
  readonly connection: AgentConnection;
  readonly toasts: Toasts;
  readonly newId: () => string;
}

export function createDeeds({ connection, toasts, newId }: DeedsNeeds): Deeds {
  const leaving = createStore<ReadonlySet<string>>(new Set());
  const asked = new Map<string, { ended(refusal: Refusal | null): void }>();
  const show = (about: string | undefined, isShown: boolean): void => {
    if (about === undefined) return;
    leaving.update((ids) => new Set(isShown ? [...ids].filter((id) => id !== about) : [...ids, about]));
  };

  const undo = async (deedId: string, about: string | undefined, { kept }: DeedWords): Promise<void> => {
    const reply = await connection.request('deed:undo', { deedId });
    if (reply.ok) {
      asked.delete(deedId);
      return show(about, true);
    }
    if (reply.refusal.code !== 'unavailable') return toasts.problem(reply.refusal.message);
    toasts.say(`Not undone: ${reply.refusal.message}`, () => void undo(deedId, about, { kept, said: kept }));
  };

  const leaveNews = connection.on('deed:ended', ({ deedId, refusal }) => {
    const deed = asked.get(deedId);
    asked.delete(deedId);
    if (deed) return deed.ended(refusal);
    // Asked in a tab that is closed or was loaded anew since.
    if (refusal) toasts.problem(`What you wanted removed is still there. ${refusal.message}`);
  });

  return {
    leaving,
    async leave(name, { input, words, about, done }) {
      const deedId = newId();
      asked.set(deedId, {
        ended(refusal) {
          if (refusal) {
            show(about, true);
            return toasts.problem(`${words.kept} ${refusal.message}`);
          }
          if (words.done !== undefined) toasts.say(words.done);
          done?.();
        },
      });
      // Each deed's input is that of its request and the id.
      const whole = { ...input, deedId } as unknown as AgentInput<typeof name>;
      const reply = await connection.request(name, whole);
      if (!reply.ok) {
        asked.delete(deedId);
        return toasts.problem(`${words.kept} ${reply.refusal.message}`);
      }
      show(about, false);
      toasts.say(words.said, () => void undo(deedId, about, words));
    },
    close: leaveNews,
  };
}

import { UNDO_MS, type AgentInput, type DeedName, type Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Toasts } from '../ui/toasts.ts';
import { wordsElsewhere, type DeedWords } from './deed-words.ts';
import type { KeptDeed, KeptDeeds } from './kept-deeds.ts';

export interface NewDeed<Name extends DeedName> {
  readonly input: Omit<AgentInput<Name>, 'deedId'>;
  readonly words: DeedWords;
  /** What is to be out of sight from now on: an id. */
  readonly about?: string;
  /** Called once it is done. */
  done?(): void;
}

/**
 * What destroys something. The server does it in a moment, whatever becomes of this tab; until then it can be undone,
 * here, after a reload, and in the agent's other tabs.
 */
export interface Deeds {
  /** Ids of what is to go, or is gone: screens leave it out. */
  readonly leaving: Store<ReadonlySet<string>>;
  /** Leaves it to be done, and says so with a way back; a refusal is said as well. */
  leave<Name extends DeedName>(name: Name, deed: NewDeed<Name>): Promise<void>;
  /** Offers the way back from what was left to be done before this tab was loaded. */
  resume(): void;
  close(): void;
}

export interface DeedsNeeds {
  readonly connection: AgentConnection;
  readonly toasts: Toasts;
  readonly kept: KeptDeeds;
  readonly newId: () => string;
  readonly now: () => number;
}

/** One that is not done yet, as far as this tab knows. */
interface Pending {
  readonly about: string | null;
  readonly words: DeedWords;
  done?(): void;
  /** Until when it can be undone. */
  readonly until: number;
  /** Takes the word with the way back off the screen. */
  unsay(): void;
}

export function createDeeds({ connection, toasts, kept, newId, now }: DeedsNeeds): Deeds {
  const leaving = createStore<ReadonlySet<string>>(new Set());
  const pending = new Map<string, Pending>();
  const show = (about: string | null, isShown: boolean): void => {
    if (about === null) return;
    leaving.update((ids) => new Set(isShown ? [...ids].filter((id) => id !== about) : [...ids, about]));
  };
  const takeBack = (deedId: string): void => {
    const deed = pending.get(deedId);
    pending.delete(deedId);
    deed?.unsay();
    show(deed?.about ?? null, true);
  };

  const undo = async (deedId: string, { kept: stays }: DeedWords): Promise<void> => {
    const reply = await connection.request('deed:undo', { deedId });
    if (reply.ok) {
      kept.forget(deedId);
      return takeBack(deedId);
    }
    if (reply.refusal.code !== 'unavailable') return toasts.problem(reply.refusal.message);
    toasts.say(`Not undone: ${reply.refusal.message}`, () => void undo(deedId, { kept: stays, said: stays }));
  };

  const ended = (deed: Pending, refusal: Refusal | null): void => {
    if (refusal) {
      show(deed.about, true);
      return toasts.problem(`${deed.words.kept} ${refusal.message}`);
    }
    if (deed.words.done !== undefined) toasts.say(deed.words.done);
    deed.done?.();
  };

  const leaveNews = connection.on('deed:ended', ({ deedId, refusal }) => {
    const deed = pending.get(deedId);
    pending.delete(deedId);
    if (deed) return ended(deed, refusal);
    // Asked where nobody keeps anything: in another browser.
    if (refusal) toasts.problem(`What you wanted removed is still there. ${refusal.message}`);
  });

  const hear = ({ deedId, name, about, until }: KeptDeed): void => {
    if (pending.has(deedId)) return;
    const remainingMs = until - now();
    const words = wordsElsewhere(name, remainingMs);
    const unsay = toasts.say(words.said, () => void undo(deedId, words), remainingMs);
    pending.set(deedId, { about, words, until, unsay });
    show(about, false);
  };

  const resume = (): void => kept.all().forEach(hear);
  const leaveKept = kept.watch((deedId, isKept) => {
    if (isKept) resume();
    // Whose time is over is forgotten as well.
    else if (now() < (pending.get(deedId)?.until ?? 0)) takeBack(deedId);
  });

  return {
    leaving,
    resume,
    async leave(name, { input, words, about = null, done }) {
      const deedId = newId();
      const deed = { about, words, until: now() + UNDO_MS, ...(done === undefined ? {} : { done }) };
      pending.set(deedId, { ...deed, unsay() {} });
      // Each deed's input is that of its request and the id.
      const whole = { ...input, deedId } as unknown as AgentInput<typeof name>;
      const reply = await connection.request(name, whole);
      if (!reply.ok) {
        pending.delete(deedId);
        return toasts.problem(`${words.kept} ${reply.refusal.message}`);
      }
      show(about, false);
      const unsay = toasts.say(words.said, () => void undo(deedId, words));
      // A very slow answer may come after its time: then it is done already.
      if (pending.has(deedId)) pending.set(deedId, { ...deed, unsay });
      kept.keep({ deedId, name, about });
    },
    close() {
      leaveNews();
      leaveKept();
    },
  };
}

import type { Erasure, KeepingTimes, Refusal } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import type { Deeds } from '../deeds/deeds.ts';
import { createStore, type Store } from '../state/store.ts';
import type { Toasts } from '../ui/toasts.ts';

export type PrivacyState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  | {
      readonly phase: 'loaded';
      readonly saved: KeepingTimes;
      /** As it stands on screen; the same as `saved` while nothing is changed. */
      readonly draft: KeepingTimes;
      readonly erasures: readonly Erasure[];
      readonly busy: boolean;
      readonly outcome: { readonly tone: 'good' | 'problem'; readonly words: string } | null;
    };

/** For how long people are remembered, and what is done when one of them asks. */
export interface PrivacyDesk {
  readonly state: Store<PrivacyState>;
  load(): Promise<void>;
  change(part: Partial<KeepingTimes>): void;
  discard(): void;
  save(): Promise<void>;
  /** @returns the file to hand over; null when it was refused, which is said */
  export(siteId: string, visitorId: string): Promise<{ fileName: string; json: string } | null>;
  /** Has it erased in ten seconds, unless that is undone. `done` is called once everything is gone. */
  eraseSoon(siteId: string, visitorId: string, label: string, done: () => void): void;
}

export interface PrivacyNeeds {
  readonly connection: AgentConnection;
  readonly siteId: () => string | null;
  readonly toasts: Toasts;
  readonly deeds: Pick<Deeds, 'leave'>;
}

export function createPrivacyDesk({ connection, siteId, toasts, deeds }: PrivacyNeeds): PrivacyDesk {
  const state = createStore<PrivacyState>({ phase: 'loading' });
  const change = (part: Partial<Extract<PrivacyState, { phase: 'loaded' }>>): void =>
    state.update((now) => (now.phase === 'loaded' ? { ...now, ...part } : now));
  return {
    state,
    async load() {
      const site = siteId();
      if (site === null || isChanged(state.value)) return;
      const reply = await connection.request('privacy:get', { siteId: site });
      if (!reply.ok) return state.set({ phase: 'refused', refusal: reply.refusal });
      const { keeping, erasures } = reply.value;
      const calm = { busy: false, outcome: null };
      state.set({ phase: 'loaded', saved: keeping, draft: keeping, erasures, ...calm });
    },
    change(part) {
      if (state.value.phase === 'loaded') change({ draft: { ...state.value.draft, ...part }, outcome: null });
    },
    discard() {
      if (state.value.phase === 'loaded') change({ draft: state.value.saved, outcome: null });
    },
    async save() {
      const site = siteId();
      const now = state.value;
      if (site === null || now.phase !== 'loaded' || now.busy) return;
      change({ busy: true, outcome: null });
      const reply = await connection.request('privacy:save', { siteId: site, keeping: now.draft });
      if (reply.ok) {
        const { keeping } = reply.value;
        const outcome = { tone: 'good', words: 'Saved. What is older goes within a day.' } as const;
        change({ saved: keeping, draft: keeping, busy: false, outcome });
      } else {
        change({ busy: false, outcome: { tone: 'problem', words: `Not saved. ${reply.refusal.message}` } });
      }
    },
    async export(site, visitorId) {
      const reply = await connection.request('visitor:export', { siteId: site, visitorId });
      if (reply.ok) return reply.value;
      toasts.problem(reply.refusal.message);
      return null;
    },
    eraseSoon(site, visitorId, label, done) {
      const words = {
        said: `Everything about ${label} is erased in 10 seconds, also when you go elsewhere.`,
        kept: `${label} was not erased.`,
        done: `Everything about ${label} is gone.`,
      };
      void deeds.leave('visitor:erase', { input: { siteId: site, visitorId }, words, done });
    },
  };
}

export function isChanged(state: PrivacyState): boolean {
  return state.phase === 'loaded' && JSON.stringify(state.draft) !== JSON.stringify(state.saved);
}

/** Why a number of days cannot be saved; null when it can. The server checks again. */
export function problemOfTimes({ conversationDays, visitorDays }: KeepingTimes): string | null {
  const isBetween = (days: number | null, least: number): boolean =>
    days === null || (Number.isInteger(days) && days >= least && days <= 3650);
  if (!isBetween(conversationDays, 7)) return 'Conversations: a whole number from 7 to 3,650.';
  return isBetween(visitorDays, 1) ? null : 'Visitors: a whole number from 1 to 3,650.';
}

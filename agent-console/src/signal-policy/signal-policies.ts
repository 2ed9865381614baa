import type { Refusal, SignalPolicy } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore, type Store } from '../state/store.ts';

export type PolicyState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  | {
      readonly phase: 'loaded';
      readonly saved: SignalPolicy;
      /** As it stands on screen; the same as `saved` while nothing is changed. */
      readonly draft: SignalPolicy;
      readonly busy: boolean;
      readonly refusal: Refusal | null;
      readonly outcome: { readonly tone: 'good' | 'problem'; readonly words: string } | null;
    };

/** What a site allows to be recorded: read, changed on screen, saved whole. Unsaved changes outlast a look elsewhere. */
export interface SignalPolicyDesk {
  readonly state: Store<PolicyState>;
  /** Reads it anew, unless something is changed and unsaved. */
  load(): Promise<void>;
  change(part: Partial<SignalPolicy>): void;
  discard(): void;
  save(): Promise<void>;
}

export function createSignalPolicyDesk(
  connection: AgentConnection,
  siteId: () => string | null,
): SignalPolicyDesk {
  const state = createStore<PolicyState>({ phase: 'loading' });
  const loaded = (policy: SignalPolicy, words: string | null): PolicyState => ({
    phase: 'loaded',
    saved: policy,
    draft: policy,
    busy: false,
    refusal: null,
    outcome: words === null ? null : { tone: 'good', words },
  });
  return {
    state,
    async load() {
      const site = siteId();
      if (site === null || isChanged(state.value)) return;
      const reply = await connection.request('signal-policy:get', { siteId: site });
      if (isChanged(state.value)) return;
      if (reply.ok) state.set(loaded(reply.value.policy, null));
      else if (state.value.phase !== 'loaded') state.set({ phase: 'refused', refusal: reply.refusal });
    },
    change(part) {
      const now = state.value;
      if (now.phase !== 'loaded') return;
      state.set({ ...now, draft: { ...now.draft, ...part }, refusal: null, outcome: null });
    },
    discard() {
      if (state.value.phase === 'loaded') state.set(loaded(state.value.saved, null));
    },
    async save() {
      const site = siteId();
      const now = state.value;
      if (site === null || now.phase !== 'loaded' || now.busy) return;
      state.set({ ...now, busy: true, outcome: null });
      const reply = await connection.request('signal-policy:save', { siteId: site, policy: now.draft });
      if (reply.ok) return state.set(loaded(reply.value.policy, 'Saved. Open chats follow within seconds.'));
      const { refusal } = reply;
      const held = state.value;
      if (held.phase !== 'loaded') return;
      state.set({
        ...held,
        busy: false,
        refusal,
        outcome: { tone: 'problem', words: `Not saved. ${refusal.message}` },
      });
    },
  };
}

export function isChanged(state: PolicyState): boolean {
  return state.phase === 'loaded' && JSON.stringify(state.draft) !== JSON.stringify(state.saved);
}

/** Paths as they are typed, one a line. */
export function pathsFrom(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Why a list of paths cannot be saved; null when it can. The server checks again. */
export function problemOfPaths(paths: readonly string[]): string | null {
  if (paths.length > 50) return `At most 50 lines; these are ${paths.length}.`;
  const wrong = paths.find((path) => !path.startsWith('/') || /[?#]/.test(path) || path.length > 120);
  if (wrong === undefined) return null;
  if (!wrong.startsWith('/')) return `“${wrong.slice(0, 40)}” does not begin with “/”.`;
  if (wrong.length > 120) return `“${wrong.slice(0, 40)}…” is longer than 120 characters.`;
  return `“${wrong.slice(0, 40)}” carries “?” or “#”: only the path counts.`;
}

/** Why a number of days cannot be saved; null when it can. */
export function problemOfDays(days: number): string | null {
  return Number.isInteger(days) && days >= 7 && days <= 90 ? null : 'A whole number from 7 to 90.';
}

/** Whether anything in it cannot be saved. */
export function hasPolicyProblem({
  allowPaths,
  denyPaths,
  expectedMissing,
  retentionDays,
}: SignalPolicy): boolean {
  const lists = [allowPaths, denyPaths, expectedMissing];
  return problemOfDays(retentionDays) !== null || lists.some((list) => problemOfPaths(list) !== null);
}

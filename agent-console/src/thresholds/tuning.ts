import type {
  IgnoredControl,
  IgnoreList,
  Refusal,
  Sensitivity,
  SignalKind,
  ThresholdSettings,
} from '@attune/protocol';
import { createStore, type Store } from '../state/store.ts';
import type { SaveOutcome, Thresholds } from './thresholds.ts';
import {
  changesOf,
  countChanges,
  emptyTuning,
  ignoredBy,
  withValue,
  type TuningDraft,
} from './tuning-draft.ts';

export interface TuningState {
  readonly draft: TuningDraft;
  /** The settings the draft was begun on; null while nothing is changed. */
  readonly base: ThresholdSettings | null;
  readonly busy: boolean;
  /** What the server declined, to stand beside its field. */
  readonly refusal: Refusal | null;
  readonly outcome: { readonly tone: 'good' | 'problem'; readonly words: string } | null;
}

/** An admin's unsaved changes to the thresholds. They outlast a look at another screen. */
export interface Tuning {
  readonly state: Store<TuningState>;
  turn(kind: SignalKind, name: string, value: number | null): void;
  choose(sensitivity: Sensitivity): void;
  /** Leaves a control out of one kind of signal, or of all. */
  ignoreControl(control: IgnoredControl): void;
  ignore(list: IgnoreList): void;
  discard(): void;
  /** Somebody saved meanwhile and the admin has looked: their own changes go on top of what holds now. */
  rebase(): void;
  save(): Promise<void>;
  restore(version: number): Promise<void>;
}

const untouched: TuningState = { draft: emptyTuning, base: null, busy: false, refusal: null, outcome: null };

export function createTuning(thresholds: Thresholds): Tuning {
  const state = createStore<TuningState>(untouched);
  const settings = (): ThresholdSettings | null =>
    thresholds.state.value.phase === 'loaded' ? thresholds.state.value.settings : null;

  const change = (edit: (draft: TuningDraft, on: ThresholdSettings) => TuningDraft): void => {
    const now = settings();
    if (!now) return;
    state.update(({ draft, base, busy }) => {
      const next = edit(draft, now);
      // Turned back to what is saved, it is no change any more.
      const isChanged = countChanges(next, now) > 0;
      return { draft: next, base: isChanged ? (base ?? now) : null, busy, refusal: null, outcome: null };
    });
  };

  const ignore = (ignored: IgnoreList): void => change((draft) => ({ ...draft, ignored }));

  const store = async (ask: () => Promise<SaveOutcome>): Promise<void> => {
    if (state.value.busy) return;
    state.update((now) => ({ ...now, busy: true, outcome: null }));
    const answer = await ask();
    if (answer.saved) {
      const words = `Saved as version ${answer.version}. It holds from the next click on.`;
      state.set({ ...untouched, outcome: { tone: 'good', words } });
      return;
    }
    const { refusal } = answer;
    const isConflict = refusal.code === 'conflict';
    const words = isConflict ? 'Not saved: somebody saved other thresholds meanwhile.' : refusal.message;
    state.update((now) => ({
      ...now,
      busy: false,
      refusal: isConflict ? null : refusal,
      outcome: { tone: 'problem', words },
    }));
  };

  return {
    state,
    turn: (kind, name, value) => change((draft) => withValue(draft, kind, name, value)),
    choose: (sensitivity) => change((draft) => ({ ...draft, sensitivity })),
    ignoreControl(control) {
      const now = settings();
      if (!now) return;
      const { controls, paths } = ignoredBy(state.value.draft, now);
      if (controls.some((held) => sameControl(held, control))) return;
      ignore({ controls: [...controls, control], paths });
    },
    ignore,
    discard: () => state.set(untouched),
    rebase: () => state.update((now) => ({ ...now, base: settings(), outcome: null })),
    async save() {
      const { draft, base } = state.value;
      const now = settings();
      if (base && now) await store(() => thresholds.save(changesOf(draft, now), base.version));
    },
    async restore(version) {
      const now = settings();
      if (now) await store(() => thresholds.restore(version, now.version));
    },
  };
}

function sameControl(one: IgnoredControl, other: IgnoredControl): boolean {
  return one.controlKey === other.controlKey && one.kinds.join() === other.kinds.join();
}

import type { Interaction } from '@attune/protocol';
import { createNearChanges, type NearChanges } from './near-changes.ts';
import type { PageBefore } from './page-before.ts';
import {
  beginVerdict,
  dueAt,
  judgeBlind,
  judgeEffect,
  judgeError,
  judgeTime,
  type Judgement,
  type Verdict,
} from './verdict.ts';

/** An answer this soon after somebody did something else is the answer to that. */
const BELONGS_TO_LATEST_MS = 150;

/** More open judgements than a person can cause; the oldest gives way. */
const MOST_OPEN = 50;

export interface OpenPress {
  readonly control: Element;
  readonly key: string;
  readonly startedAt: number;
  readonly near: NearChanges;
  readonly before: PageBefore;
}

interface Entry extends OpenPress {
  /** Null until the pointer is up: only then it is a press. What is found before that waits in `early`. */
  id: number | null;
  early: Judgement | null;
  verdict: Verdict;
}

export interface PressBook {
  begin(press: Omit<OpenPress, 'near'>): void;
  /** The pointer is up: it was a press, and has a number. */
  confirm(startedAt: number, id: number): void;
  drop(startedAt: number): void;
  /** Somebody pressed a key, or something we do not judge: what follows at once is the answer to that. */
  otherInput(at: number): void;
  /** The page answered. Returns whether any press was waiting for an answer. */
  effect(at: number, within?: (press: OpenPress) => boolean): boolean;
  error(at: number): void;
  /** What can be seen of this press says nothing. */
  blind(startedAt: number): void;
  /** Looks once more at every open press, and lets time pass. */
  tick(at: number): void;
  /** When `tick` is due next; null for never. */
  nextDue(): number | null;
  open(): readonly OpenPress[];
}

/** Keeps the presses that are being judged, and decides whose answer an answer is. */
export function createPressBook(report: (fact: Interaction) => void): PressBook {
  let entries: Entry[] = [];
  let latest: { readonly at: number; readonly key: string | null } = { at: -Infinity, key: null };

  function apply(entry: Entry, { verdict, outcome }: Judgement, at: number): void {
    entry.verdict = verdict;
    if (outcome === null) return;
    if (entry.id === null) entry.early = { verdict, outcome };
    else
      report({ kind: 'outcome', press: entry.id, at, outcome, afterMs: Math.max(0, at - entry.startedAt) });
  }

  function tidy(): void {
    entries = entries.filter(({ verdict, id }) => !verdict.closed || id === null).slice(-MOST_OPEN);
  }

  const find = (startedAt: number): Entry | undefined =>
    entries.findLast((entry) => entry.startedAt === startedAt);

  return {
    begin(press) {
      // Another press of the same control: what its first one left on the control is to be seen now or never.
      for (const entry of entries) {
        if (entry.key !== press.key || !entry.near.haveStayed()) continue;
        apply(entry, judgeEffect(entry.verdict, press.startedAt), press.startedAt);
      }
      latest = { at: press.startedAt, key: press.key };
      const near = createNearChanges(press.startedAt);
      entries.push({ ...press, near, id: null, early: null, verdict: beginVerdict(press.startedAt) });
      tidy();
    },
    confirm(startedAt, id) {
      const entry = find(startedAt);
      if (!entry) return;
      entry.id = id;
      if (entry.early) apply(entry, entry.early, startedAt);
      tidy();
    },
    drop(startedAt) {
      entries = entries.filter((entry) => entry.startedAt !== startedAt || entry.id !== null);
    },
    otherInput(at) {
      latest = { at, key: null };
    },
    effect(at, within = () => true) {
      const meant = entries.filter(
        (entry) =>
          !entry.verdict.closed &&
          (at - latest.at > BELONGS_TO_LATEST_MS || entry.key === latest.key) &&
          within(entry),
      );
      for (const entry of meant) apply(entry, judgeEffect(entry.verdict, at), at);
      tidy();
      return meant.length > 0;
    },
    error(at) {
      for (const entry of entries) apply(entry, judgeError(entry.verdict, at), at);
      tidy();
    },
    blind(startedAt) {
      const entry = find(startedAt);
      if (entry) apply(entry, judgeBlind(entry.verdict), startedAt);
      tidy();
    },
    tick(at) {
      for (const entry of entries) {
        const due = dueAt(entry.verdict);
        if (due === null || at < due || entry.id === null) continue;
        // What no event told by now cannot be said to have come just now.
        const isLast = entry.verdict.nones === 2;
        const answered = !isLast && (entry.near.haveStayed() || entry.before.hasChanged(entry.control));
        apply(entry, answered ? judgeEffect(entry.verdict, at) : judgeTime(entry.verdict, at), at);
      }
      tidy();
    },
    nextDue() {
      // While the pointer is down nothing is due: it may become a drag.
      const dues = entries.flatMap(({ verdict, id }) => (id === null ? [] : (dueAt(verdict) ?? [])));
      return dues.length === 0 ? null : Math.min(...dues);
    },
    open: () => entries.filter(({ verdict }) => !verdict.closed),
  };
}

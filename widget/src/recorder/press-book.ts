import type { Control } from '@attune/protocol';
import type { Ambient } from './ambient.ts';
import { createMarks, type Marks } from './marks.ts';
import type { PageBefore } from './page-before.ts';
import type { Page } from './page.ts';
import type { Rules } from './policy.ts';
import { dueAfter, judge, type Outcome, type Sign, type Verdict } from './verdict.ts';

/** An answer this soon after another control was pressed is the answer to that. */
const AFTER_PRESS_MS = 400;

/** And after a key, or a press that we do not judge. */
const AFTER_INPUT_MS = 150;

/** Presses that follow each other this soon are a row. */
const RUN_GAP_MS = 1_000;

export interface Press extends Verdict {
  control: Element;
  described: Control;
  /** When it was pressed, on the clock of `performance.now()`. */
  readonly began: number;
  readonly marks: Marks;
  readonly before: PageBefore;
  /** The click it became. */
  click?: Event;
  /** How many presses of this control in a row were not answered, with this one. */
  nth: number;
  /** The control showed that it felt the press: no answer, yet a single press is not called unanswered for it. */
  felt: boolean;
  /** Missing until it is known to be a press on a control. What is found before that waits in `early`. */
  id?: number;
  early?: readonly [outcome: Outcome, at: number];
}

/** Keeps the presses that are being judged, and decides whose answer an answer is. */
export interface PressBook {
  begin(control: Element, described: Control, before: PageBefore): Press;
  /** It was a press, and has a number. */
  confirm(press: Press, id: number): void;
  drop(press: Press): void;
  /** Somebody pressed a key, or something we do not judge: what follows at once is the answer to that. */
  otherInput(): void;
  open(): readonly Press[];
  /** Those for which a change now may be the answer. */
  waiting(): readonly Press[];
  settle(press: Press, sign: Sign, at?: number): void;
  /** An event that answers every press that waits, or those of them that `isMeant` picks. */
  answer(isMeant?: (press: Press) => unknown): void;
}

/**
 * @param look takes in what has changed on the page and was not told yet
 * @param unanswered fetches the judgement of a press that nothing came of, as far as we could see
 */
export function createPressBook(
  page: Page,
  ambient: Ambient,
  look: () => void,
  unanswered: (judge: (signOf: (press: Press, rules: Rules) => Sign) => void) => void,
): PressBook {
  let presses: Press[] = [];
  let latest: Press | undefined;
  let key = '';
  let until = 0;

  function tell({ id, startedAt }: Press, outcome: Outcome, at: number): void {
    page.tell({ kind: 'outcome', press: id ?? 0, at, outcome, afterMs: Math.max(0, at - startedAt) });
  }

  function wait(press: Press): void {
    page.after(press.startedAt + dueAfter(press) - Date.now(), () => {
      const at = Date.now();
      const say = (sign: Sign): void => {
        book.settle(press, sign, at);
        wait(press);
      };
      page.painted(() => {
        look();
        if (press.closed) return;
        // What no event told by now cannot be said to have come just now.
        if (press.nones > 1) say('none');
        else if (press.marks.haveStayed()) say('effect');
        else unanswered((signOf) => say(signOf(press, page.rules)));
      });
    });
  }

  const book: PressBook = {
    begin(control, described, before) {
      const itsKey = described.key;
      const startedAt = Date.now();
      ambient.input(startedAt, startedAt);
      const isNext = latest?.described.key === itsKey && startedAt - latest.startedAt < RUN_GAP_MS;
      // What follows an answer in a row is the rest of the row: one press more than there was to do.
      const rest = isNext && latest?.closed;
      const nth = isNext && latest && !rest ? latest.nth + 1 : 1;
      const felt = Boolean(rest || (isNext && latest?.felt));
      for (const press of presses) {
        if (press.described.key !== itsKey) continue;
        if (isNext) press.nth = nth;
        // What an earlier press of it left on the control is to be seen now or never.
        if (press.marks.haveStayed()) book.settle(press, 'effect', startedAt);
      }
      const began = performance.now();
      latest = {
        control,
        described,
        before,
        startedAt,
        began,
        nth,
        felt,
        nones: 0,
        marks: createMarks(startedAt),
      };
      key = itsKey;
      until = startedAt + AFTER_PRESS_MS;
      presses.push(latest);
      return latest;
    },
    confirm(press, id) {
      press.id = id;
      if (press.early) tell(press, ...press.early);
      wait(press);
    },
    drop(press) {
      presses = presses.filter((other) => other !== press);
    },
    otherInput() {
      key = '';
      until = Date.now() + AFTER_INPUT_MS;
      ambient.input(Date.now());
    },
    open: () => (presses = presses.filter(({ closed }) => !closed)),
    waiting: () => book.open().filter((press) => press.described.key === key || Date.now() > until),
    settle(press, sign, at = Date.now()) {
      const outcome = judge(press, sign, at);
      if (!outcome) return;
      if (press.id === undefined) press.early = [outcome, at];
      else tell(press, outcome, at);
    },
    answer(isMeant = () => true) {
      for (const press of book.waiting()) if (isMeant(press)) book.settle(press, 'effect');
    },
  };
  return book;
}

import type { Interaction } from '@attune/protocol';
import type { Recorder } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';
import { whileActive } from './activity.ts';
import { createAmbient } from './ambient.ts';
import { canJudge, isTextField, leadsAway } from './can-judge.ts';
import { describeControl } from './describe-control.ts';
import { watchEvents } from './event-effects.ts';
import { findControl } from './find-control.ts';
import { createMemory } from './memory.ts';
import { watchMutations } from './mutation-watch.ts';
import { lookBefore } from './page-before.ts';
import { watchPage } from './page-watch.ts';
import { createPressBook } from './press-book.ts';
import { watchPresses, type PointerPress } from './press-watch.ts';
import { createTimer } from './timer.ts';

/** Soon enough for a short animation; and by now a new window, a file picker or a share sheet has used up the permission that the press gave the page. */
const ACTIVATION_USED_MS = 120;

/** A click that keeps the page busy this long has shown a dialog of the browser. */
const STOOD_STILL_MS = 250;

const FARTHEST_PX = 999;

/**
 * Watches how the page answers presses and tells facts about it: what was pressed and what came of it, which page,
 * tab seen or not. Never text, values, keys, places on the page or addresses.
 */
export function createRecorder({
  ownHost,
  now = Date.now,
}: {
  ownHost: Element;
  now?: () => number;
}): Recorder {
  const stop = new AbortController();
  const { signal } = stop;
  const memory = createMemory(now);
  const listeners = new Set<(facts: readonly Interaction[]) => void>();
  function report(fact: Interaction): void {
    memory.add(fact);
    for (const listener of listeners) guarded(listener)([fact]);
  }

  const page = watchPage(report, now, signal);
  const book = createPressBook(report);
  const ambient = createAmbient();
  const mutations = watchMutations({ book, ambient, ownHost, now });
  const timer = createTimer(now, signal, (at) => {
    mutations.flush();
    page.look();
    book.tick(at);
    timer.setFor(book.nextDue());
  });

  let nextId = 0;
  let before: { readonly x: number; readonly y: number } | null = null;
  let watched: { readonly press: PointerPress; readonly control: Element } | null = null;

  /** The control to judge, null when this press is none of our business. */
  function controlOf({ path }: PointerPress): Element | null {
    const isOff = path.some(
      (step) => step === ownHost || (step instanceof Element && step.matches('[data-no-signals]')),
    );
    const control = isOff ? null : findControl(path);
    return control && !isTextField(control) ? control : null;
  }

  watchPresses(
    {
      down: guarded((press: PointerPress) => {
        mutations.flush();
        mutations.alsoIn(press.path);
        ambient.pressed(press.at);
        const control = controlOf(press);
        watched = control && { press, control };
        if (!control) return book.otherInput(press.at);
        const { key } = describeControl(control);
        book.begin({ control, key, startedAt: press.at, before: lookBefore() });
      }),
      dropped({ at }) {
        watched = null;
        book.drop(at);
      },
      pressed: guarded((press: PointerPress) => {
        if (watched?.press !== press) return;
        const control = describeControl(watched.control);
        const travel = before ? Math.hypot(press.x - before.x, press.y - before.y) : 0;
        before = press;
        page.look();
        const id = nextId++;
        const travelPx = Math.min(FARTHEST_PX, Math.round(travel));
        report({ kind: 'press', id, at: press.at, path: page.path(), control, travelPx });
        book.confirm(press.at, id);
        if (!canJudge(watched.control, control.name)) book.blind(press.at);
        lookSoon(press.at);
        timer.setFor(book.nextDue());
      }),
      clicked: guarded((click: Event) => watched && afterClick(click, watched.press.at, watched.control)),
    },
    now,
    signal,
  );

  /** What shows soon or not at all: a short animation, and permission used up by something that opened on it. */
  function lookSoon(startedAt: number): void {
    const { userActivation } = navigator;
    const wasActive = userActivation?.isActive;
    setTimeout(() => {
      mutations.flush();
      const isUsed = wasActive && !userActivation.isActive;
      book.effect(
        now(),
        (press) => press.startedAt === startedAt && (isUsed || press.before.hasChanged(press.control)),
      );
    }, ACTIVATION_USED_MS);
  }

  /** Runs when all listeners of the click have run: only then it is known whether the page has taken it. */
  function afterClick(click: Event, startedAt: number, control: Element): void {
    const clickedAt = now();
    setTimeout(() => {
      mutations.flush();
      if (now() - clickedAt > STOOD_STILL_MS) book.effect(now(), (press) => press.startedAt === startedAt);
      else if (leadsAway(control, click)) book.blind(startedAt);
    });
  }

  watchEvents({ book, ownHost, now, signal });
  whileActive(mutations, now, signal);

  return {
    subscribe(listener) {
      const remembered = memory.recent();
      if (remembered.length > 0) guarded(listener)(remembered);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stop.abort();
      listeners.clear();
    },
  };
}

/** What changed twice this recently, without anybody doing anything, changes by itself: a clock, a ticker. */
const LOOK_BACK_MS = 5_000;

/** What changes this soon after a press or a key may be its doing, and is no evidence of a life of its own. */
const AFTER_INPUT_MS = 1_000;

/** A beat may be off by this share of its length: a slide every six seconds, an advertisement every twenty. */
const OFF_BEAT = 0.2;

interface Past {
  last: number;
  beforeLast: number;
  /** Once found ambient it stays so for as long as it keeps changing. */
  until: number;
}

/** Knows which parts of the page change by themselves: of each target, what (an attribute, its content, an event). */
export interface Ambient {
  /** Whether a change of this target at this time was to be expected without any press. */
  expects(target: EventTarget, what: string, at: number): boolean;
  /** A change that no press explains. */
  note(target: EventTarget, what: string, at: number): void;
  /** The visitor did something; `pressedAt` when it was a press. */
  input(at: number, pressedAt?: number): void;
}

export function createAmbient(): Ambient {
  const pasts = new WeakMap<EventTarget, Record<string, Past>>();
  let lastPress = -Infinity;
  let lastInput = -Infinity;

  return {
    expects(target, what, at) {
      const past = pasts.get(target)?.[what];
      if (!past) return false;
      const beat = past.last - past.beforeLast;
      const expected =
        at <= past.until ||
        lastPress - past.beforeLast <= LOOK_BACK_MS ||
        Math.abs(at - past.last - beat) < beat * OFF_BEAT;
      if (expected) past.until = at + LOOK_BACK_MS;
      return expected;
    },
    note(target, what, at) {
      let ofTarget = pasts.get(target);
      if (!ofTarget) pasts.set(target, (ofTarget = {}));
      const past = (ofTarget[what] ??= { last: -Infinity, beforeLast: -Infinity, until: -Infinity });
      if (at - lastInput <= AFTER_INPUT_MS || at <= past.last) return;
      past.beforeLast = past.last;
      past.last = at;
    },
    input(at, pressedAt = lastPress) {
      lastInput = at;
      lastPress = pressedAt;
    },
  };
}

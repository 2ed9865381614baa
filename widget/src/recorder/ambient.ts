/** A target that changed twice this recently, without anybody pressing anything, changes by itself: a clock, a ticker. */
const LOOK_BACK_MS = 5_000;

/** What changes this soon after a press may be its doing, and is no evidence of a life of its own. */
const AFTER_PRESS_MS = 1_000;

interface Past {
  last: number;
  beforeLast: number;
  /** Once found ambient it stays so for as long as it keeps changing. */
  until: number;
}

/** Knows which parts of the page change by themselves. */
export interface Ambient {
  /** Whether a change of this target at this time was to be expected without any press. */
  expects(target: Node, at: number): boolean;
  /** A change that no press explains. */
  note(target: Node, at: number): void;
  pressed(at: number): void;
}

export function createAmbient(): Ambient {
  const pasts = new WeakMap<Node, Past>();
  let lastPress = -Infinity;

  return {
    expects(target, at) {
      const past = pasts.get(target);
      if (!past) return false;
      const expected = at <= past.until || lastPress - past.beforeLast <= LOOK_BACK_MS;
      if (expected) past.until = at + LOOK_BACK_MS;
      return expected;
    },
    note(target, at) {
      const past = pasts.get(target) ?? { last: -Infinity, beforeLast: -Infinity, until: -Infinity };
      pasts.set(target, past);
      if (at - lastPress <= AFTER_PRESS_MS || at <= past.last) return;
      past.beforeLast = past.last;
      past.last = at;
    },
    pressed(at) {
      lastPress = at;
    },
  };
}

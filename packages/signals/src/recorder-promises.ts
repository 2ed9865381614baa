/**
 * Numbers the recorder in the page and the detectors here have to agree on; SPEC.md, "What the recorder promises".
 */

/** The first verdict on a press (`none`) comes about this long after it. */
export const FIRST_VERDICT_MS = 1_000;

/** The recorder stops waiting for an effect here and says `none` once more. */
export const LAST_VERDICT_MS = 3_000;

/** An effect that comes later than this is no longer reported as `slow`. */
export const LATE_EFFECT_LIMIT_MS = 10_000;

/** Timers in a page run late or, measured by another clock, a little early. */
export const TIMER_TOLERANCE_MS = 100;

/** How long facts may be under way (a second in the batch, a second on the line) before their absence says something. */
export const REPORT_SLACK_MS = 2_000;

/** How much of a visit is taken. The figures stand in SPEC.md of the protocol. */

/**
 * Facts a visitor's pages may report in a minute. A busy minute of an honest recorder holds about 240 (two full
 * batches); after a lost server it sends its last minute once more, and there is as much again to spare.
 */
export const FACTS_PER_MINUTE = 600;

/**
 * Facts of one visit. Forty minutes as busy as they come, far beyond what a detector looks at; about 1.2 MB stored.
 */
export const FACTS_PER_VISIT = 10_000;

/** Signals found within a minute, and within a visit. More of them say nothing new; friction is capped long before. */
export const SIGNALS_PER_MINUTE = 10;
export const SIGNALS_PER_VISIT = 60;

/**
 * Facts that wait in one process to be written. Honest traffic has a few hundred; this many, packed as they are, hold
 * some ten megabytes, and are written in a second or two once the database takes them.
 */
export const FACTS_WAITING = 250_000;

/** An error that a site's visitors met more often than this in one minute says nothing of a single one of them. */
export const SHARED_PER_MINUTE = 5;

/** What was read lately, by key, so that many readers share one reading. */
export interface KeptForAMoment<Value, From> {
  /** @param from read it through this, should it have to be read: a transaction must not wait for anything outside it */
  read(key: string, from: From): Promise<Value>;
  /** What is kept of it; undefined when it has to be read. */
  kept(key: string): Value | undefined;
  /** It has changed: the next one reads anew, and what is being read right now is not kept. */
  forget(key: string): void;
}

/**
 * Settings of a site are asked for at every fact and change a few times a year. Kept this long, each process follows
 * whatever another one saved within this time: without news that could be lost, with and without Redis.
 */
export const SETTINGS_KEPT_MS = 1_000;

/** Keys kept at a time: busy sites of one process. */
const MAX_KEPT = 2_000;

/**
 * @param readNow reads it where it is kept for good; what fails is not kept
 * @param now a clock that never goes back, ms
 */
export function keptForAMoment<Value, From>(
  readNow: (key: string, from: From) => Promise<Value>,
  { forMs = SETTINGS_KEPT_MS, now = () => performance.now() } = {},
): KeptForAMoment<Value, From> {
  const kept = new Map<string, { readonly at: number; readonly value: Value }>();
  /** What is being read right now. */
  const readings = new Map<string, Reading<Value, From>>();
  let changes = 0;
  const fresh = (key: string) => {
    const known = kept.get(key);
    return known !== undefined && now() - known.at < forMs ? known : undefined;
  };
  const keep = (key: string, at: number, value: Value) => {
    kept.delete(key);
    kept.set(key, { at, value });
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  };
  const readAnew = async (key: string, from: From): Promise<Value> => {
    const before = changes;
    const at = now();
    const value = await readNow(key, from);
    if (changes === before) keep(key, at, value);
    return value;
  };
  return {
    kept: (key) => fresh(key)?.value,
    async read(key, from) {
      const known = fresh(key);
      if (known !== undefined) return known.value;
      const under = readings.get(key);
      // Whoever reads through something else waits for nobody's reading but its own.
      if (under !== undefined && under.from === from && under.changes === changes) return under.value;
      const reading = { from, changes, value: readAnew(key, from) };
      readings.set(key, reading);
      try {
        return await reading.value;
      } finally {
        if (readings.get(key) === reading) readings.delete(key);
      }
    },
    forget(key) {
      changes++;
      kept.delete(key);
    },
  };
}

interface Reading<Value, From> {
  readonly from: From;
  /** How often something had changed when it began. */
  readonly changes: number;
  readonly value: Promise<Value>;
}

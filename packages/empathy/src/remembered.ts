/** Texts remembered by one reading of them: what is said in some hundred conversations that go on. */
const TEXTS = 5_000;

/**
 * A pure reading of one text that remembers what it gave for the texts it was asked for last: a conversation is read anew
 * with every message in it, and all but the last one were read before.
 */
export function remembered<Reading>(read: (text: string) => Reading): (text: string) => Reading {
  const known = new Map<string, Reading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    known.set(text, reading);
    const [oldest] = known.keys();
    if (known.size > TEXTS && oldest !== undefined) known.delete(oldest);
    return reading;
  };
}

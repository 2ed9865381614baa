/**
 * Lets those who ask for the same at the same time share a reading. As exact as a reading of one's own: what is being
 * read already is not theirs, they share the next, which begins after they asked.
 */
export function readTogether<Value>(read: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const underWay = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<Value>>();

  const begin = (key: string): Promise<Value> => {
    next.delete(key);
    const reading = read(key);
    underWay.set(key, reading);
    const done = () => {
      if (underWay.get(key) === reading) underWay.delete(key);
    };
    reading.then(done, done);
    return reading;
  };

  return (key) => {
    const before = underWay.get(key);
    if (before === undefined) return begin(key);
    const waiting = next.get(key);
    if (waiting !== undefined) return waiting;
    const after = () => begin(key);
    const mine = before.then(after, after);
    next.set(key, mine);
    return mine;
  };
}

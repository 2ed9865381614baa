/**
 * What this browser keeps for us between reloads. Every method may meet a browser that refuses (full, switched off):
 * then nothing is kept and the caller is told.
 */
export interface Keeping {
  read(key: string): unknown;
  /** @returns whether it is kept */
  write(key: string, value: unknown): boolean;
  remove(key: string): void;
  keys(prefix: string): readonly string[];
  /** Calls when another tab wrote or removed something, with its key. */
  watch(changed: (key: string) => void): () => void;
}

/** Keeps JSON in a web storage, under keys of our own. */
export function createKeeping(storage: Storage): Keeping {
  return {
    read(key) {
      const text = storage.getItem(key);
      return text === null ? null : parsed(text);
    },
    write(key, value) {
      try {
        storage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        // Full or refused: the caller says so to the person.
        return false;
      }
    },
    remove: (key) => storage.removeItem(key),
    keys: (prefix) => Object.keys(storage).filter((key) => key.startsWith(prefix)),
    watch(changed) {
      const hear = ({ key, storageArea }: StorageEvent): void => {
        if (storageArea === storage && key !== null) changed(key);
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

/** Keeps things as long as this page lives: for browsers that refuse web storage, and for tests. */
export function createMemoryKeeping(): Keeping {
  const kept = new Map<string, string>();
  return {
    read: (key) => parsed(kept.get(key) ?? 'null'),
    write(key, value) {
      kept.set(key, JSON.stringify(value));
      return true;
    },
    remove: (key) => kept.delete(key),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    // Nobody else reaches it.
    watch: () => () => {},
  };
}

/** The browser's own storage, or memory where it is refused. */
export function openKeeping(): Keeping {
  try {
    return createKeeping(window.localStorage);
  } catch {
    // Reading `localStorage` itself throws when the browser blocks it.
    return createMemoryKeeping();
  }
}

/** Something else may have written there; what cannot be read counts as nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

import { storageKey } from '../shared/storage-key.ts';

/** What an earlier visit left behind, as far as the loader cares. */
export interface Remembered {
  /** The chat was opened before: answers may be waiting. */
  readonly chatted: boolean;
  /** The visitor switched signals off in this browser. */
  readonly signalsOff: boolean;
}

const NOTHING: Remembered = { chatted: false, signalsOff: false };

/** Reads, and only reads: before the chat is opened nothing is ever written. */
export function readRemembered(siteKey: string): Remembered {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(siteKey)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return NOTHING;
    return {
      chatted: 'token' in kept && typeof kept.token === 'string',
      signalsOff: 'signalsOff' in kept && kept.signalsOff === true,
    };
  } catch {
    // Storage is closed to us, or holds something that is not ours: the same as an empty one.
    return NOTHING;
  }
}

import { storageKey } from '../shared/storage-key.ts';

/** A visit ends when nothing was heard of it for this long. */
const ENDS_AFTER_MS = 30 * 60_000;

/** One visit in one tab, over all the pages it goes through. */
export interface Visit {
  id: string;
  /** The chat was opened in this visit: from then on the recorder reports. */
  chatOpened: boolean;
  /** Number of the next report. */
  nextBatch: number;
  /** First number that no press of this visit has yet. */
  nextPress: number;
  /** What stands in the composer; it stays in this tab and is never sent from here. */
  text: string;
}

/**
 * The visit that the page before this one left in this tab, or a new one. It is taken out while a page has it, so that
 * a duplicated tab is a visit of its own.
 */
export function takeVisit(siteKey: string, deps: { now(): number; randomId(): string }): Visit {
  const left = readLeft(siteKey);
  clearLeft(siteKey);
  const fresh: Visit = { id: deps.randomId(), chatOpened: false, nextBatch: 0, nextPress: 0, text: '' };
  return left !== null && deps.now() - left.at < ENDS_AFTER_MS ? { ...fresh, ...left.visit } : fresh;
}

/** Leaves the visit for the next page of this tab. Only a visit in which the chat was opened leaves anything. */
export function leaveVisit(siteKey: string, visit: Visit, at: number): void {
  if (!visit.chatOpened) return;
  try {
    sessionStorage.setItem(storageKey(siteKey), JSON.stringify({ visit, at }));
  } catch {
    // Not allowed to store: the next page begins a visit of its own, and nothing else is lost.
  }
}

/** The page came back to life (from hidden, or out of the browser's back cache) and has its visit again. */
export function keepVisit(siteKey: string, visit: Visit, restored: boolean, randomId: () => string): void {
  clearLeft(siteKey);
  if (!restored) return;
  // Another page has gone on with the visit meanwhile; ours is a new one, or their numbers would meet.
  visit.id = randomId();
  visit.nextBatch = 0;
}

function readLeft(siteKey: string): { readonly visit: Partial<Visit>; readonly at: number } | null {
  try {
    const left: unknown = JSON.parse(sessionStorage.getItem(storageKey(siteKey)) ?? 'null');
    if (typeof left !== 'object' || left === null || !('visit' in left) || !('at' in left)) return null;
    return left as { visit: Partial<Visit>; at: number };
  } catch {
    // Closed to us, or not ours.
    return null;
  }
}

function clearLeft(siteKey: string): void {
  try {
    sessionStorage.removeItem(storageKey(siteKey));
  } catch {
    // What cannot be stored need not be removed.
  }
}

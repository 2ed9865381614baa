import type { Interaction, LauncherInvitation, OfferedInvitation } from '@attune/protocol';
import type { WidgetHost } from '../contract.ts';
import { tellFault } from '../shared/guarded.ts';
import { storageKey } from '../shared/storage-key.ts';
import { rests, type Past } from './rests.ts';
import { ruleHolds, type Visit } from './rule-holds.ts';
import { showInvitation } from './show-invitation.ts';

const LOOK_EVERY_MS = 1_000;
const HELD_FACTS = 60;

/** Looks at the rules as the visit goes on, and shows the first that holds: one on a visit, none while a chat is open. */
export function startInvitations(list: readonly LauncherInvitation[], host: WidgetHost): { stop(): void } {
  // What stands in the script is what the server put there, whole.
  const offered = list as readonly OfferedInvitation[];
  const memory = createMemory(host.settings.siteKey);
  const isReturning = memory.isReturning();
  let seconds = 0;
  let scrolledPercent = 0;
  let facts: readonly Interaction[] = [];
  let hide: (() => void) | null = null;
  let stopListening: (() => void) | undefined;

  if (offered.some(({ rule }) => rule.trouble !== undefined) && host.consent !== false) {
    host
      .startRecorder()
      .then((recorder) => {
        stopListening = recorder?.subscribe((more) => (facts = [...facts, ...more].slice(-HELD_FACTS)));
      })
      .catch(tellFault);
  }

  const onScroll = (): void => {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const room = scrollHeight - clientHeight;
    scrolledPercent = Math.max(scrolledPercent, room <= 0 ? 100 : Math.round((scrollTop / room) * 100));
  };

  const look = (): void => {
    if (document.visibilityState !== 'visible') return;
    seconds++;
    if (host.isOpen) {
      hide?.();
      memory.note({ shownAt: Date.now() });
      return stop();
    }
    if (hide !== null || memory.wasShownOnVisit()) return;
    const { pathname } = location;
    const { languages } = navigator;
    const visit: Visit = { path: pathname, seconds, scrolledPercent, isReturning, languages, facts };
    const found = offered.find(
      (each) => !rests(memory.past(), each, Date.now()) && ruleHolds(each.rule, visit),
    );
    if (!found) return;
    memory.note({ shownAt: Date.now() });
    hide = showInvitation(host, found, () => memory.note({ dismissedAt: Date.now() }));
  };

  function stop(): void {
    clearInterval(timer);
    removeEventListener('scroll', onScroll);
    stopListening?.();
    hide?.();
  }

  addEventListener('scroll', onScroll, { passive: true });
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { stop };
}

/**
 * Nothing is written until an invitation was shown, and then two times of day and no more: without them somebody who
 * sent one away would be asked again on the next page.
 */
function createMemory(siteKey: string) {
  const key = `${storageKey(siteKey)}.invited`;
  let held: Past = { shownAt: null, dismissedAt: null };
  let shownHere = false;
  const past = (): Past => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Past, unknown>>;
      const time = (value: unknown): number | null => (typeof value === 'number' ? value : null);
      held = {
        shownAt: time(kept.shownAt) ?? held.shownAt,
        dismissedAt: time(kept.dismissedAt) ?? held.dismissedAt,
      };
    } catch {
      // Storage is refused, or holds something else: this page's own memory serves.
    }
    return held;
  };
  return {
    past,
    isReturning: () => past().shownAt !== null || localStorageHas(storageKey(siteKey)),
    wasShownOnVisit: () => shownHere,
    note(change: Partial<Past>): void {
      shownHere = true;
      held = { ...past(), ...change };
      try {
        localStorage.setItem(key, JSON.stringify(held));
      } catch {
        // As above.
      }
    },
  };
}

function localStorageHas(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

import type { WidgetHost } from '../contract.ts';
import { readRemembered } from '../loader/remembered.ts';
import { forgetInvited } from '../shared/forget-invited.ts';
import { invitedKey, storageKey } from '../shared/storage-key.ts';
import type { Past } from './rests.ts';

/** What is remembered of invitations, so that nobody is asked twice on a visit, or soon after they said no. */
export interface Memory {
  past(): Past;
  /** In this tab, on this page or one before it. */
  wasShownOnVisit(): boolean;
  note(change: Partial<Past>): void;
  /** Keeps for later visits what this one holds, as soon as that is allowed. */
  keep(): void;
}

const NOTHING: Past = { shownAt: null, dismissedAt: null };

/**
 * Two times of day and no more. Until the visitor opens the chat or consents they stay in this tab's session, and end
 * with it; from then on they stand under the one key that there is anyway.
 */
export function createMemory(host: Pick<WidgetHost, 'settings' | 'isOpen' | 'consent'>): Memory {
  const { siteKey } = host.settings;
  let held = ofVisit(siteKey) ?? NOTHING;
  let wasShown = held !== NOTHING;

  const mayKeep = (): boolean =>
    host.isOpen || host.consent === true || Boolean(readRemembered(siteKey).token);

  const past = (): Past => latest(held, pastIn(readRemembered(siteKey).invited));

  function keep(): void {
    if (!wasShown || !mayKeep()) return;
    const invited = past();
    const remembered = readRemembered(siteKey);
    if (JSON.stringify(pastIn(remembered.invited)) === JSON.stringify(invited)) return;
    try {
      localStorage.setItem(storageKey(siteKey), JSON.stringify({ ...remembered, invited }));
    } catch {
      // Not allowed to keep it: it holds for this visit.
    }
  }

  return {
    past,
    wasShownOnVisit: () => wasShown,
    note(change) {
      wasShown = true;
      held = { ...past(), ...change };
      forgetInvited(siteKey);
      try {
        sessionStorage.setItem(invitedKey(siteKey), JSON.stringify(held));
      } catch {
        // Not allowed to keep anything: it holds for this page.
      }
      keep();
    },
    keep,
  };
}

function ofVisit(siteKey: string): Past | null {
  try {
    const kept = sessionStorage.getItem(invitedKey(siteKey));
    return kept === null ? null : pastIn(JSON.parse(kept));
  } catch {
    // Closed to us, or not ours.
    return null;
  }
}

/** Whatever is there: what is no time of ours counts as none. */
function pastIn(found: unknown): Past {
  const { shownAt, dismissedAt } = Object(found) as Partial<Record<keyof Past, unknown>>;
  const time = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return { shownAt: time(shownAt), dismissedAt: time(dismissedAt) };
}

function latest(one: Past, other: Past): Past {
  const later = (at: number | null, or: number | null): number | null =>
    at === null ? or : Math.max(at, or ?? at);
  return {
    shownAt: later(one.shownAt, other.shownAt),
    dismissedAt: later(one.dismissedAt, other.dismissedAt),
  };
}

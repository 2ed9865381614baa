import type { Interaction, LauncherInvitation, OfferedInvitation } from '@attune/protocol';
import type { RunningInvitations, WidgetHost } from '../contract.ts';
import { mayWatch } from '../shared/may-watch.ts';
import { storageKey } from '../shared/storage-key.ts';
import { createMemory } from './memory.ts';
import { createPageVisit } from './page-visit.ts';
import { rests } from './rests.ts';
import { pathsFit, ruleHolds } from './rule-holds.ts';
import { showInvitation } from './show-invitation.ts';

const LOOK_EVERY_MS = 1_000;
const HELD_FACTS = 60;

/**
 * Looks at the rules as the visit goes on, and shows the first that holds: one on a visit, none while a chat is open.
 * What trouble somebody has is known from the recorder alone, and only while it may watch.
 */
export function startInvitations(list: readonly LauncherInvitation[], host: WidgetHost): RunningInvitations {
  // What stands in the script is what the server put there, whole.
  const offered = list as readonly OfferedInvitation[];
  const memory = createMemory(host);
  const isReturning = isKnown(host.settings.siteKey);
  let facts: readonly Interaction[] = [];
  let shown: { readonly invitation: OfferedInvitation; hide(): void } | null = null;
  let stopListening: (() => void) | undefined;

  // What happened on another page is no trouble on this one.
  const page = createPageVisit(() => {
    facts = [];
    if (shown && !pathsFit(shown.invitation.rule, location.pathname)) shown.hide();
  });

  function look(): void {
    if (!page.tick()) return;
    if (host.isOpen) {
      memory.note({ shownAt: Date.now() });
      return stop();
    }
    memory.keep();
    if (memory.wasShownOnVisit()) return;
    if (!mayWatch(host)) facts = [];
    const visit = { ...page.seen(), isReturning, languages: navigator.languages, facts };
    const found = offered.find(
      (each) => !rests(memory.past(), each, Date.now()) && ruleHolds(each.rule, visit),
    );
    if (!found) return;
    memory.note({ shownAt: Date.now() });
    shown = {
      invitation: found,
      hide: showInvitation(host, found, () => memory.note({ dismissedAt: Date.now() })),
    };
  }

  function stop(): void {
    clearInterval(timer);
    page.stop();
    stopListening?.();
    shown?.hide();
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    watch(recorder) {
      if (!offered.some(({ rule }) => rule.trouble !== undefined)) return;
      stopListening?.();
      facts = [];
      stopListening = recorder.subscribe((more) => {
        if (mayWatch(host)) facts = [...facts, ...more].slice(-HELD_FACTS);
      });
    },
    stop,
  };
}

/** Somebody who had opened the chat, or consented, before this page. */
function isKnown(siteKey: string): boolean {
  try {
    return localStorage.getItem(storageKey(siteKey)) !== null;
  } catch {
    // Closed to us: then nobody is known.
    return false;
  }
}

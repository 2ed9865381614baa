import type { Interaction, RecorderPolicy } from '@attune/protocol';
import type { Recorder, WidgetHost } from '../contract.ts';
import { templatePath } from '../shared/path-template.ts';
import type { Cell } from './cell.ts';
import type { InteractionReporter } from './interaction-reporter.ts';
import { signalsNow } from './signals.ts';
import type { SiteStorage } from './site-storage.ts';
import type { ConversationState } from './state.ts';
import type { Visit } from './visit.ts';
import { isWatched, withinPolicy } from './within-policy.ts';

export interface SignalsSwitchParts {
  readonly host: WidgetHost;
  readonly cell: Cell<ConversationState>;
  readonly storage: SiteStorage;
  readonly visit: Visit;
  readonly reporter: InteractionReporter;
  now(): number;
}

/**
 * Decides when facts go to the server: those of the page after the chat was opened, or as early as the site's tier
 * says; those of the chat itself; and none of them against the visitor.
 */
export interface SignalsSwitch {
  chatOpened(): void;
  /** The server told what the site allows. */
  allowed(policy: RecorderPolicy): void;
  /** The visitor's own choice; it holds for this browser. */
  set(on: boolean): void;
  /** The page said something else about consent. */
  consentChanged(): void;
  /** A fact of the chat itself; dropped where not even those are told. */
  tellOfChat(kind: 'draft-cleared' | 'reconnected' | 'shown' | 'hidden'): void;
  /** Path of this page, as far as the team may know it now. */
  path(): string;
  stop(): void;
}

export function createSignalsSwitch(parts: SignalsSwitchParts): SignalsSwitch {
  const { host, cell, storage, visit, reporter, now } = parts;
  let policy: RecorderPolicy | null = null;
  let watching = false;
  /** Counts decisions; what was begun under an earlier one does not count. */
  let turn = 0;
  let unsubscribe: (() => void) | null = null;

  const isTold = (path: string): boolean => policy === null || isWatched(policy, path);
  const here = (): string => templatePath(location.pathname);
  /** Whether facts of the page may be told now, not only remembered. */
  const mayTell = (): boolean => {
    const { tier, told } = cell.get().signals;
    return told === 'page' && (tier !== 'after-open' || visit.chatOpened || host.isOpen);
  };

  function look(): void {
    const { settings, browserRefuses, consent } = host;
    const { signalsOff, tier } = storage.read();
    const signals = signalsNow({
      tagTier: settings.signals,
      siteTier: policy?.tier ?? tier,
      browserRefuses,
      consent,
      switchedOff: signalsOff,
    });
    const before = cell.get().signals;
    if (signals.told !== before.told || signals.tier !== before.tier || signals.because !== before.because)
      cell.set((state) => ({ ...state, signals }));
    if (signals.told !== 'page') end(signals.told === 'nothing');
    else if (policy) void begin(policy);
  }

  async function begin(allowed: RecorderPolicy): Promise<void> {
    watching = true;
    const mine = ++turn;
    const recorder = await host.startRecorder(allowed);
    // Everything may have changed while it was being fetched.
    if (recorder && mine === turn && !unsubscribe && mayTell()) listenTo(recorder, allowed);
  }

  function listenTo(recorder: Recorder, allowed: RecorderPolicy): void {
    let isMemory = true;
    let seen: readonly Interaction[] = [];
    unsubscribe = recorder.subscribe((facts) => {
      if (isMemory) seen = withinPolicy(facts, allowed);
      else reporter.add(facts);
    });
    isMemory = false;
    reporter.add([...sayWhere(seen), ...seen]);
  }

  /** Somebody who has been on this page for longer than the recorder remembers is on it all the same. */
  function sayWhere(seen: readonly Interaction[]): readonly Interaction[] {
    const isSaid = seen.some((fact) => fact.kind === 'page' && fact.path === here());
    const said = { kind: 'page', at: seen[0]?.at ?? now(), path: here() } as const;
    return isSaid || !isTold(said.path) ? [] : [said];
  }

  function end(forgets: boolean): void {
    if (forgets || watching) reporter.clear();
    watching = false;
    turn++;
    unsubscribe?.();
    unsubscribe = null;
    host.stopRecorder();
  }

  look();
  return {
    chatOpened() {
      visit.chatOpened = true;
      look();
    },
    allowed(next) {
      policy = next;
      cell.set((state) => ({ ...state, policy }));
      storage.change(() => ({ tier: next.tier }));
      look();
    },
    set(on) {
      storage.change(() => ({ signalsOff: !on }));
      cell.set((state) => ({ ...state, handedOver: [] }));
      look();
    },
    consentChanged: look,
    tellOfChat(kind) {
      const { told } = cell.get().signals;
      if (told === 'nothing' || !policy || !visit.chatOpened) return;
      if (kind === 'draft-cleared' || kind === 'reconnected') {
        if (kind === 'reconnected' || policy.hesitation) reporter.add([{ kind, at: now() }]);
      } else if (!unsubscribe) {
        // The recorder says it where it runs.
        reporter.add([{ kind: 'visibility', at: now(), visible: kind === 'shown' }]);
      }
    },
    path: () => (mayTell() && isTold(here()) ? here() : '/'),
    stop() {
      turn++;
      unsubscribe?.();
    },
  };
}

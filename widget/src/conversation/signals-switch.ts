import type { WidgetHost } from '../contract.ts';
import type { Cell } from './cell.ts';
import type { InteractionReporter } from './interaction-reporter.ts';
import type { SiteStorage } from './site-storage.ts';
import type { ConversationState } from './state.ts';
import type { Visit } from './visit.ts';

export interface SignalsSwitchParts {
  readonly host: WidgetHost;
  readonly cell: Cell<ConversationState>;
  readonly storage: SiteStorage;
  readonly visit: Visit;
  readonly reporter: InteractionReporter;
}

/** Decides when the recorder's facts go to the server: after the chat was opened, and never against the visitor. */
export interface SignalsSwitch {
  chatOpened(): void;
  /** The visitor's own choice; it holds for this browser. */
  set(on: boolean): void;
  stop(): void;
}

export function createSignalsSwitch({
  host,
  cell,
  storage,
  visit,
  reporter,
}: SignalsSwitchParts): SignalsSwitch {
  let unsubscribe: (() => void) | null = null;
  let begun = false;

  async function begin(): Promise<void> {
    if (begun || !visit.chatOpened || cell.get().signals !== 'on') return;
    begun = true;
    const recorder = await host.startRecorder();
    // Switched off while it was being fetched.
    if (recorder && begun) unsubscribe = recorder.subscribe((facts) => reporter.add(facts));
  }

  function end(): void {
    begun = false;
    unsubscribe?.();
    unsubscribe = null;
  }

  void begin();
  return {
    chatOpened() {
      visit.chatOpened = true;
      void begin();
    },
    set(on) {
      storage.change(() => ({ signalsOff: !on }));
      cell.set((state) =>
        state.signals === 'impossible' ? state : { ...state, signals: on ? 'on' : 'off', handedOver: [] },
      );
      if (on) {
        void begin();
      } else {
        end();
        reporter.clear();
        host.stopRecorder();
      }
    },
    stop: end,
  };
}

import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';

/** What Chromium sends when the console could be installed; no standard knows it yet. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' } | undefined>;
}

export interface Install {
  /** Whether the browser offers to install the console as an app. */
  readonly isOffered: Store<boolean>;
  /** The same, until somebody said no on this machine. */
  readonly isSuggested: Store<boolean>;
  /** Shows the browser's own question. */
  ask(): Promise<void>;
  /** Never suggests it again in this browser; the command bar still knows it. */
  decline(): void;
}

const DECLINED = 'attune.install-declined';

/** Keeps the browser's offer until somebody asks for it, and suggests it once. */
export function watchInstall(page: Window, keeping: Pick<Keeping, 'read' | 'write'>): Install {
  const isOffered = createStore(false);
  const isSuggested = createStore(false);
  let offer: InstallPrompt | null = null;
  const turn = (prompt: InstallPrompt | null): void => {
    offer = prompt;
    isOffered.set(prompt !== null);
    isSuggested.set(prompt !== null && keeping.read(DECLINED) !== true);
  };
  const decline = (): void => {
    keeping.write(DECLINED, true);
    isSuggested.set(false);
  };
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    turn(event as InstallPrompt);
  });
  page.addEventListener('appinstalled', () => turn(null));
  return {
    isOffered,
    isSuggested,
    decline,
    async ask() {
      const asked = offer;
      turn(null);
      const answer = await asked?.prompt();
      if (answer?.outcome === 'dismissed') decline();
    },
  };
}

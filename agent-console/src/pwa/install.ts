import { createStore, type Store } from '../state/store.ts';

/** What Chromium sends when the console could be installed; no standard knows it yet. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export interface Install {
  /** Whether the browser offers to install the console as an app. */
  readonly isOffered: Store<boolean>;
  /** Shows the browser's own question. */
  ask(): Promise<void>;
}

/** Keeps the browser's offer until somebody asks for it: nobody is asked unasked. */
export function watchInstall(page: Window): Install {
  const isOffered = createStore(false);
  let offer: InstallOffer | null = null;
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    isOffered.set(true);
  });
  page.addEventListener('appinstalled', () => isOffered.set(false));
  return {
    isOffered,
    async ask() {
      const asked = offer;
      offer = null;
      isOffered.set(false);
      await asked?.prompt();
    },
  };
}

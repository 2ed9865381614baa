/** What the page goes through, in the terms a conversation cares about. */
export interface PageLife {
  shown(): void;
  hidden(): void;
  /** Hidden or leaving; the last chance to say or keep something. */
  leaving(): void;
  /** @param restored true when the browser's back cache gave the page back as it was */
  staying(restored: boolean): void;
  /** Another tab has forgotten everything: whoever talked there has logged out. */
  forgotten(): void;
  /** The browser says that there is a network again. */
  online(): void;
  /** The browser says that there is none. */
  offline(): void;
}

/** @param key what we keep things under. @returns how to stop listening */
export function watchPageLife(life: PageLife, key: string): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        life.staying(false);
        life.shown();
      } else {
        life.hidden();
        life.leaving();
      }
    },
    { signal },
  );
  addEventListener('pagehide', () => life.leaving(), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && life.staying(true), { signal });
  addEventListener('online', () => life.online(), { signal });
  addEventListener('storage', (event) => event.key === key && event.newValue === null && life.forgotten(), {
    signal,
  });
  addEventListener('offline', () => life.offline(), { signal });
  return () => stop.abort();
}

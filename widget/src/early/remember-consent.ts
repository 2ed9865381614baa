import { readRemembered } from '../loader/remembered.ts';
import { storageKey } from '../shared/storage-key.ts';

/** Keeps the consent for the pages to come. One that was withdrawn, or never given, leaves nothing of itself. */
export function rememberConsent(siteKey: string, consented: boolean): void {
  const { token, invited, ...remembered } = readRemembered(siteKey);
  const kept = JSON.stringify({
    ...remembered,
    token,
    // Whoever has opened the chat has it kept with that.
    invited: token || consented ? invited : undefined,
    consented: consented || undefined,
  });
  try {
    if (kept === '{}') localStorage.removeItem(storageKey(siteKey));
    else localStorage.setItem(storageKey(siteKey), kept);
  } catch {
    // Not allowed to keep anything: it holds for this page, and the page says it again on the next.
  }
}

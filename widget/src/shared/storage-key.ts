/** The one key we use in the visitor's browser, for each site. Nothing is under it until the chat was opened once. */
export const storageKey = (siteKey: string): string => `attune:${siteKey}`;

/** In `sessionStorage` alone, and only once an invitation was shown: when it was, so that one on a visit stays one. */
export function invitedKey(siteKey: string): string {
  return `${storageKey(siteKey)}.invited`;
}

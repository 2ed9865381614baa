/** The one key we use in the visitor's browser, for each site. Nothing is under it until the chat was opened once. */
export function storageKey(siteKey: string): string {
  return `attune:${siteKey}`;
}

/** Whether the visitor's browser asks not to be watched. The site cannot overrule it. */
export function browserRefusesSignals(browser: {
  readonly globalPrivacyControl?: boolean;
  readonly doNotTrack?: string | null;
}): boolean {
  return browser.globalPrivacyControl === true || browser.doNotTrack === '1';
}

/** Whether the visitor's browser asks not to be watched. The site cannot overrule it. */
export const browserRefusesSignals = ({
  globalPrivacyControl,
  doNotTrack,
}: {
  readonly globalPrivacyControl?: boolean;
  readonly doNotTrack?: string | null;
}): boolean => globalPrivacyControl === true || doNotTrack === '1';

/**
 * Names of the settings' screens, as they stand in the address: /console/NAME. Apart from the screens themselves, so that
 * whatever leads to one need not know them all.
 */
export const placeNames = [
  'account',
  'people',
  'team',
  'appearance',
  'hours',
  'forms',
  'texts',
  'invitations',
  'ratings',
  'thresholds',
  'signal-policy',
  'hot-spots',
  'phrases',
  'empathy',
  'kept-words',
  'identity',
  'api-keys',
  'mail',
  'sites',
  'widget-health',
  'webhooks',
  'automation',
  'notice',
  'privacy',
  'audit',
] as const;
export type PlaceName = (typeof placeNames)[number];

export function isPlaceName(name: string): name is PlaceName {
  return placeNames.some((each) => each === name);
}

import { launcherOnTheWire, type LauncherSettings } from '@attune/protocol';

/** How the built script begins: a page that takes it without a site's settings finds none in it. */
const NO_SETTINGS = 'const ATTUNE_SITE=null;';

/**
 * The widget's script with one site's settings in it, so that a page asks once and knows all.
 * @param script text of the built `widget.js`
 * @throws when the script does not begin as the build lets it begin
 */
export function siteScript(script: string, siteKey: string, settings: LauncherSettings): string {
  if (!script.includes(NO_SETTINGS)) throw new Error('widget.js has no place for the settings of a site.');
  const site = JSON.stringify(launcherOnTheWire(siteKey, settings));
  return script.replace(NO_SETTINGS, () => `const ATTUNE_SITE=${site};`);
}

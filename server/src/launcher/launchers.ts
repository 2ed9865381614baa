import { DEFAULT_LAUNCHER, type LauncherSettings, type RecorderPolicy } from '@attune/protocol';
import type { Sites } from '../sites/sites.ts';

/** What a part of the server knows of a site's launcher. The last one that names a field decides. */
export type LauncherSource = (siteId: string) => Promise<Partial<LauncherSettings>>;

export interface LaunchersDeps {
  readonly sites: Pick<Sites, 'findByPublicKey'>;
  recorderOf(siteId: string): Promise<Pick<RecorderPolicy, 'tier'>>;
  /** Appearance, texts, invitations: whatever is stored for the site. */
  readonly sources: readonly LauncherSource[];
}

export type Launchers = ReturnType<typeof createLaunchers>;

/** Gathers what stands in a site's script before anybody opens the chat. */
export function createLaunchers({ sites, recorderOf, sources }: LaunchersDeps) {
  return {
    /** @returns null when no site has this key */
    async launcherSettingsOf(siteKey: string): Promise<LauncherSettings | null> {
      const site = siteKey.length <= 64 ? await sites.findByPublicKey(siteKey) : null;
      if (site === null) return null;
      const [{ tier }, ...parts] = await Promise.all([
        recorderOf(site.id),
        ...sources.map((source) => source(site.id)),
      ]);
      return Object.assign({}, DEFAULT_LAUNCHER, { tier }, ...parts) as LauncherSettings;
    },
  };
}

import type { ConsentTier } from './signal-policy.ts';

/** Devices as far as the launcher tells them apart: by the width of the window alone. */
export const launcherDevices = ['phone', 'desktop'] as const;
export type LauncherDevice = (typeof launcherDevices)[number];

export type LauncherTheme = 'auto' | 'light' | 'dark';

/**
 * What a page has to know of its site before anybody opens the chat. It travels inside the one script, so every field
 * is small, and those that hold their default are left out on the way (`launcherOnTheWire`).
 */
export interface LauncherSettings {
  /** A CSS colour; null for our own green. */
  readonly accent: string | null;
  readonly position: {
    /** In the direction of reading: `end` is the right-hand side of an English page. */
    readonly side: 'start' | 'end';
    /** Distance from that side of the window, and from its lower edge, in CSS pixels. */
    readonly inlinePx: number;
    readonly blockPx: number;
  };
  readonly theme: LauncherTheme;
  /** Words beside the icon; null for the round button alone. */
  readonly launcherText: string | null;
  /** Language when neither the page nor its code names one, a BCP 47 tag; null: the visitor's browser says. */
  readonly locale: string | null;
  /** The most that the site allows to be told of a visit; the tag and the visitor may say less. */
  readonly tier: ConsentTier;
  readonly hiddenOn: {
    /** Paths of pages without a launcher; a `*` at the end stands for anything. */
    readonly paths: readonly string[];
    readonly devices: readonly LauncherDevice[];
  };
  /** What the launcher itself says, in the site's language; null for English. */
  readonly labels: LauncherLabels | null;
  /** Rules for proactive invitations; as long as there are none, nothing of them is fetched. */
  readonly invitations: readonly LauncherInvitation[];
}

export interface LauncherLabels {
  /** Name of the closed button: "Open chat". */
  readonly open: string;
  /** Name of the button while the chat is open: "Close chat". */
  readonly close: string;
  /** "The chat could not be loaded." */
  readonly notLoaded: string;
  /** "Try again", which pressing the launcher does. */
  readonly again: string;
  /** Name of the button that sends an invitation away: "Dismiss". */
  readonly dismiss: string;
}

/** The loader only counts them and hands them on; what is in one, `invitation.ts` says. */
export interface LauncherInvitation {
  readonly id: string;
}

/** Of a site that has set nothing. */
export const DEFAULT_LAUNCHER: LauncherSettings = {
  accent: null,
  position: { side: 'end', inlinePx: 20, blockPx: 20 },
  theme: 'auto',
  launcherText: null,
  locale: null,
  tier: 'after-open',
  hiddenOn: { paths: [], devices: [] },
  labels: null,
  invitations: [],
};

/**
 * The settings as they stand in the script: flat, by the names that the tag's own `data-` attributes have, and without
 * what is as by default. Most sites change two things, and every page view pays for each.
 */
export interface LauncherOnTheWire extends Partial<
  Pick<LauncherSettings, 'accent' | 'theme' | 'locale' | 'tier' | 'hiddenOn' | 'labels' | 'invitations'>
> {
  /** The site's public key. */
  readonly site: string;
  readonly side?: 'start' | 'end';
  readonly inline?: number;
  readonly block?: number;
  readonly text?: string | null;
}

export function launcherOnTheWire(siteKey: string, settings: LauncherSettings): LauncherOnTheWire {
  const usual = flat(DEFAULT_LAUNCHER);
  const changed = Object.entries(flat(settings)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name as keyof typeof usual]),
  );
  return { site: siteKey, ...Object.fromEntries(changed) };
}

function flat({ position: { side, inlinePx, blockPx }, launcherText, ...as }: LauncherSettings) {
  return { ...as, side, inline: inlinePx, block: blockPx, text: launcherText };
}

import type { PartName } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';
import { runCommands, type AttuneApi } from './attune-global.ts';
import { fetchParts } from './fetch-parts.ts';
import type { LauncherOnTheWire } from '@attune/protocol';
import { findTag, readSettings } from './settings.ts';
import { createWidget } from './widget.ts';

/** By part, the hash in its file's name; the build writes them here. */
declare const ATTUNE_PARTS: Readonly<Record<PartName, string>>;
/** The server writes the site's settings here when it sends the script by the site's own address. */
declare const ATTUNE_SITE: LauncherOnTheWire | null;

declare global {
  interface Window {
    /** A stub with a queue before us, our own API after; or something of the page that has our name. */
    Attune?: Partial<AttuneApi> | { readonly q?: readonly unknown[] };
  }
}

guarded(() => {
  const before = window.Attune as { readonly destroy?: unknown; readonly q?: unknown } | undefined;
  // The tag is there twice; a form of the page with our name knows no calls.
  if (typeof before?.destroy === 'function') return;
  const tag = findTag(document);
  const settings = tag && readSettings(tag, ATTUNE_SITE);
  if (!settings) return;
  const parts = fetchParts(ATTUNE_PARTS, settings.serverUrl);
  const api = (window.Attune = createWidget(settings, parts, () => delete window.Attune));
  const queue = before?.q;
  if (Array.isArray(queue)) runCommands(api, queue);
})();

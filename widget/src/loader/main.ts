import type { PartLoaders } from '../contract.ts';
import { guarded } from '../shared/guarded.ts';
import { readGlobal, runCommands } from './attune-global.ts';
import { fetchParts } from './fetch-parts.ts';
import { findTag, readSettings } from './settings.ts';
import { createWidget } from './widget.ts';

/** Where the build put the parts, seen from the script: `widget/chunks/panel-abc.js`. */
declare const ATTUNE_PARTS: Readonly<Record<keyof PartLoaders, string>>;

guarded(() => {
  const { running, queue } = readGlobal(window);
  if (running) return;
  const tag = findTag(document);
  const settings = tag && readSettings(tag);
  if (!settings) return;
  const parts = fetchParts(ATTUNE_PARTS, settings.serverUrl);
  const api = createWidget(settings, parts, () => Reflect.deleteProperty(window, 'Attune'));
  Reflect.set(window, 'Attune', api);
  runCommands(api, queue);
})();

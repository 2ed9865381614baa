import { createLauncherFace } from '../conversation/launcher-face.ts';
import type { WidgetSettings } from '../contract.ts';
import { createLauncher } from '../loader/launcher.ts';
import { readableOn } from '../panel/accent.ts';
import { besidePanel } from '../panel/beside-panel.ts';
import { Composer } from '../panel/composer/composer.ts';
import { Panel } from '../panel/panel.ts';
import { Expected } from '../panel/thread/expected.ts';
import { Thread } from '../panel/thread/thread.ts';
import { pageStyles } from './page.styles.ts';
import { shownConversation, type PreviewWanted } from './shown-conversation.ts';

/** Messages on the badge of the closed button. */
const SHOWN_UNREAD = 2;

const elements = {
  'attune-panel': Panel,
  'attune-thread': Thread,
  'attune-expected': Expected,
  'attune-composer': Composer,
} as const;

/** Draws a page with the real button and, where the chat is open, the real panel on it. Nothing of it can be used. */
export function showPreview(wanted: PreviewWanted, page: Document): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  dressPage(page, wanted.isDark);
  const settings = settingsOf(wanted);
  const nothing = (): void => {};
  const launcher = createLauncher(settings, nothing, nothing);
  const face = createLauncherFace({ root: launcher.root, settings });
  if (wanted.isOpen) face.setOpen(true);
  else face.setUnread(SHOWN_UNREAD);
  page.body.replaceChildren(...['i', 'i', 'i', 'i'].map((bar) => page.createElement(bar)), launcher.element);
  if (wanted.isOpen) openPanel(wanted, launcher, settings);
}

function openPanel(
  wanted: PreviewWanted,
  { root, button }: ReturnType<typeof createLauncher>,
  settings: WidgetSettings,
): void {
  const accent = getComputedStyle(button).backgroundColor;
  const colours = new CSSStyleSheet();
  colours.replaceSync(
    `attune-panel{--accent:${accent};--accent-text:${readableOn(accent)};animation:none!important}`,
  );
  root.adoptedStyleSheets.push(colours, besidePanel(settings));
  const panel = document.createElement('attune-panel');
  panel.conversation = shownConversation(wanted);
  root.append(panel);
}

/** What the loader would make of the tag and the site's settings. */
function settingsOf({ launcher, isDark }: PreviewWanted): WidgetSettings {
  const { theme } = launcher;
  return {
    side: 'end',
    inline: 20,
    block: 20,
    ...launcher,
    // A theme that follows the device follows the choice that is made beside the preview.
    theme: theme === 'light' || theme === 'dark' ? theme : isDark ? 'dark' : 'light',
    site: 'preview',
    siteKey: 'preview',
    serverUrl: location.origin,
    signals: 'after-open',
    isCurrent: true,
  };
}

const dressed = new WeakSet<Document>();

function dressPage(page: Document, isDark: boolean): void {
  page.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  if (dressed.has(page)) return;
  dressed.add(page);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageStyles);
  page.adoptedStyleSheets.push(sheet);
}

import type { WidgetHost } from '../contract.ts';

/** What the loader's own look leaves out, since it is needed by those alone who talk with us. */
const LOOK = `
.launcher {
  transition: .16s ease-out;
}
.launcher[aria-expanded=true]::before {
  clip-path: path('M4 9.5 13 18.5 22 9.5 20 7.5 13 14.5 6 7.5Z');
}
@media (prefers-reduced-motion: reduce) {
  .launcher {
    transition: none;
  }
}
.unread {
  position: absolute;
  inset-block-start: -5px;
  inset-inline-end: -5px;
  min-width: 9px;
  padding: 0 5px;
  border-radius: 12px;
  background: CanvasText;
  color: Canvas;
  border: 2px solid Canvas;
  font: 600 12px/19px system-ui, sans-serif;
  text-align: center;
}
.unread:empty {
  display: none;
}`;

/** The launcher's button, as it shows what has become of the chat: open or not, and how many messages are new. */
export interface LauncherFace {
  setOpen(open: boolean): void;
  setUnread(count: number): void;
}

export function createLauncherFace({ root, settings }: Pick<WidgetHost, 'root' | 'settings'>): LauncherFace {
  const { labels } = settings;
  const { open = 'Open chat', close = 'Close chat' } = labels ?? {};
  // A number in brackets is understood in every language.
  const nameOf = (unread: number): string => (labels ? `${open} (${unread})` : `${open}, ${unread} unread`);
  const button = root.querySelector('button');
  const badge = document.createElement('span');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets.push(sheet);
  badge.className = 'unread';
  button?.append(badge);
  let isOpen = false;
  let count = 0;

  function show(): void {
    badge.textContent = count > 9 ? '9+' : String(count || '');
    button?.setAttribute('aria-expanded', String(isOpen));
    button?.setAttribute('aria-label', isOpen ? close : count > 0 ? nameOf(count) : open);
  }
  return {
    setOpen(newOpen) {
      isOpen = newOpen;
      show();
    },
    setUnread(newCount) {
      count = newCount;
      show();
    },
  };
}

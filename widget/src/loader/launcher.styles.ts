import type { WidgetSettings } from '../contract.ts';

/** Our own accent: a deep green that neither warns nor sells; white on it has 6.2 : 1. */
export const OWN_ACCENT = '#1f6b57';

/**
 * The launcher's look while the chat is closed; what it looks like beside an open panel comes with the panel. The
 * icon's colour is worked out from the site's accent; an icon needs 3 : 1 only, which white keeps up to a lightness of
 * about 0.7. The rest uses the browser's own pair of colours, light or dark. Forced colours make the transparent border
 * one that is seen.
 */
export function launcherStyles({ accent: wished, side, inline, block, theme }: WidgetSettings): string {
  const accent = CSS.supports('color', wished as string) ? wished : OWN_ACCENT;
  return `
:host {
  all: initial !important;
  display: contents !important;
  --attune-accent: ${accent};
  color-scheme: ${theme === 'light' || theme === 'dark' ? theme : 'light dark'} !important;
}
:host([hidden]) {
  display: none !important;
}
.launcher, .problem {
  position: fixed;
  z-index: 2147483000;
  inset-inline-${side}: ${inline}px;
  inset-block-end: ${block}px;
  box-sizing: border-box;
  font: 15px/1.4 system-ui;
  border: 2px solid transparent;
  border-radius: 28px;
  box-shadow: 0 2px 16px #0004;
}
.launcher {
  display: flex;
  gap: 10px;
  align-items: center;
  height: 56px;
  padding: 0 13px;
  cursor: pointer;
  background: var(--attune-accent);
  color: #fff;
}
@supports (color: oklch(from red l c h)) {
  .launcher {
    color: oklch(from var(--attune-accent) clamp(.15, (.7 - l)*999, 1) 0 h);
  }
}
:focus-visible {
  outline: 3px solid var(--attune-accent);
  outline-offset: 3px;
}
:active, [aria-busy=true] {
  opacity: .8;
}
.launcher::before {
  content: '';
  width: 26px;
  height: 26px;
  clip-path: path('M13 2a11 11 0 1 1-5 20.8L2 24l1.2-6A11 11 0 0 1 13 2Z');
  background: currentColor;
}
.problem {
  margin-block-end: 68px;
  max-width: 260px;
  padding: 13px;
  background: Canvas;
  color: CanvasText;
}
:empty.problem {
  display: none;
}
@media (forced-colors: active) {
  .launcher::before {
    forced-color-adjust: none;
    background: ButtonText;
  }
}
@media print {
  .launcher {
    display: none;
  }
}
`;
}

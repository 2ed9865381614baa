/**
 * The launcher's look. The icon's colour is worked out from the site's accent; an icon needs 3 : 1 only, which white
 * keeps up to a lightness of about 0.7. The rest uses the browser's own pair of colours, light or dark.
 */
export const launcherStyles = (accent: string): string => `
:host {
  all: initial !important;
  display: contents !important;
  --attune-accent: ${accent};
}
.launcher, .problem {
  position: fixed;
  z-index: 2147483000;
  inset-inline-end: 20px;
  inset-block-end: 20px;
  font: 15px/1.45 system-ui, sans-serif;
  color-scheme: light dark;
  box-shadow: 0 1px 2px rgb(0 0 0/.12), 0 6px 24px rgb(0 0 0/.18);
}
.launcher {
  display: grid;
  place-items: center;
  width: 56px;
  height: 56px;
  padding: 0;
  border: 0;
  border-radius: 50%;
  cursor: pointer;
  touch-action: manipulation;
  background: var(--attune-accent);
  color: #fff;
}
@supports (color: oklch(from red l c h)) {
  .launcher {
    color: oklch(from var(--attune-accent) clamp(.15, (.7 - l)*999, 1) 0 h);
  }
}
.launcher, svg {
  transition: .16s ease-out;
}
.launcher:active {
  transform: scale(.96);
}
:focus-visible {
  outline: 3px solid var(--attune-accent);
  outline-offset: 3px;
}
[aria-busy=true] svg {
  animation: breathe 1.2s infinite;
}
@keyframes breathe {
  50% {
    opacity: .4;
  }
}
svg {
  grid-area: 1/1;
  width: 26px;
  height: 26px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}
[aria-expanded=false] .shut, [aria-expanded=true] .talk {
  opacity: 0;
  transform: scale(.6);
}
.unread {
  position: absolute;
  inset-block-start: -3px;
  inset-inline-end: -3px;
  min-width: 9px;
  padding: 0 5px;
  border-radius: 12px;
  background: CanvasText;
  color: Canvas;
  border: 2px solid Canvas;
  font: 600 12px/19px system-ui, sans-serif;
}
.problem {
  inset-block-end: 88px;
  width: min(268px, 100vw - 72px);
  padding: 14px 16px;
  border-radius: 12px;
  background: Canvas;
  color: CanvasText;
}
.problem button {
  display: block;
  margin-block-start: 10px;
  font: inherit;
  padding: 5px 12px;
}
@media (max-width: 479.9px) {
  .launcher[aria-expanded=true] {
    display: none;
  }
}
@media (prefers-reduced-motion: reduce) {
  .launcher, svg {
    transition: none;
    animation: none !important;
  }
}
@media (forced-colors: active) {
  .launcher, .problem {
    border: 2px solid;
  }
}
@media print {
  :host {
    display: none !important;
  }
}
`;

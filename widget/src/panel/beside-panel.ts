import type { WidgetSettings } from '../contract.ts';

/**
 * What the launcher and the panel look like beside each other: on a phone the panel covers it, or everything, and
 * elsewhere it stands over the launcher, on the same side.
 */
export function besidePanel({ side, inline, block }: WidgetSettings): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host{--attune-inline:${inline}px;--attune-block:${block}px}
    ${side === 'start' ? '@media (min-width:480px){attune-panel{inset-inline:var(--attune-inline) auto}}' : ''}
    @media (max-width:479.9px),(max-height:479.9px){.launcher[aria-expanded=true]{display:none}}`);
  return sheet;
}

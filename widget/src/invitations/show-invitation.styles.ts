import type { WidgetSettings } from '../contract.ts';

/**
 * Over the launcher, on its side, in its accent. The browser's own pair of colours follows the site's theme, or the
 * device's, or the visitor's own colours, as the launcher has it.
 */
export const invitationStyles = (
  { side, inline, block }: Pick<WidgetSettings, 'side' | 'inline' | 'block'>,
  accent: string,
  onAccent: string,
): string => `
.invitation{position:fixed;inset-block-end:calc(${block}px + 72px);inset-inline-${side}:${inline}px;z-index:2147483000;
box-sizing:border-box;max-width:min(280px,calc(100vw - ${inline}px - 20px));padding:14px 44px 14px 16px;
border:1px solid color-mix(in srgb,CanvasText 15%,Canvas);border-radius:16px;background:Canvas;color:CanvasText;
font:15px/1.45 system-ui,sans-serif;box-shadow:0 6px 24px #0003}
.invitation p{margin:0 0 10px;overflow-wrap:anywhere}
.invitation button{min-width:28px;min-height:28px;border:0;background:none;color:inherit;font:inherit;cursor:pointer}
.invitation .yes{min-height:36px;padding:6px 14px;border:1px solid transparent;border-radius:18px;background:${accent};color:${onAccent};font-weight:600}
.invitation .no{position:absolute;inset-block-start:6px;inset-inline-end:6px;border-radius:8px;font-size:18px}
@media (forced-colors:active){.invitation{border-color:CanvasText}.invitation .yes{border-color:ButtonText}}
@media print{.invitation{display:none}}`;

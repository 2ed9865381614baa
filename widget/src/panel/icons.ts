import { svg, type SVGTemplateResult } from 'lit';

/** Lucide's drawings (ISC licence), only those used. */
const paths = {
  close: svg`<path d="m6 9 6 6 6-6"/>`,
  back: svg`<path d="m15 18-6-6 6-6"/>`,
  send: svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`,
  sound: svg`<path d="M10.268 21a2 2 0 0 0 3.464 0"/><path d="M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326"/>`,
  silent: svg`<path d="M10.268 21a2 2 0 0 0 3.464 0"/><path d="M17 17H4a1 1 0 0 1-.74-1.673C4.59 13.956 6 12.499 6 8a6 6 0 0 1 .258-1.742"/><path d="m2 2 20 20"/><path d="M8.668 3.01A6 6 0 0 1 18 8c0 2.687.77 4.653 1.707 6.05"/>`,
  sending: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
  sent: svg`<path d="M20 6 9 17l-5-5"/>`,
  seen: svg`<path d="M18 6 7 17l-5-5"/><path d="m22 10-7.5 7.5L13 16"/>`,
  failed: svg`<circle cx="12" cy="12" r="9"/><path d="M12 8v5"/><path d="M12 16h.01"/>`,
  add: svg`<path d="M5 12h14"/><path d="M12 5v14"/>`,
  never: svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`,
  down: svg`<path d="M12 5v14"/><path d="m19 12-7 7-7-7"/>`,
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="icon-${name}" viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;
}

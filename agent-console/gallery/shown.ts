import { html, type TemplateResult } from 'lit';
import { cssProperties } from '../src/ui/css-properties.ts';

/** An element in one of its states, framed and titled. */
export function shown(
  title: string,
  width: number,
  height: number | null,
  element: TemplateResult,
): TemplateResult {
  return html`<figure>
    <figcaption>${title}</figcaption>
    <div
      class="frame"
      ${cssProperties({ '--width': `${width}px`, '--height': height === null ? 'auto' : `${height}px` })}
    >
      ${element}
    </div>
  </figure>`;
}

import type { CSSResult, css, html, LitElement, SVGTemplateResult } from 'lit';
import type { IconName } from '../icons.ts';

/** What the panel lends its part that is fetched on demand, so that this one travels without a Lit of its own. */
export interface Kit {
  readonly LitElement: typeof LitElement;
  readonly html: typeof html;
  readonly css: typeof css;
  readonly shared: CSSResult;
  icon(name: IconName): SVGTemplateResult;
  /** Puts values into the places of a text. */
  fill(text: string, values: Readonly<Record<string, string | number>>): string;
  /** The part's texts in the panel's language; empty for English. */
  readonly spoken: Readonly<Record<string, string>>;
}

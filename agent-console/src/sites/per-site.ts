import { type ChildPart, directive, Directive } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

/**
 * A screen that begins anew when another site is chosen. Unlike `keyed` it stays when the first one becomes known, shortly
 * after the page was loaded: somebody may be writing into it by then.
 */
class PerSite extends Directive {
  private siteId: string | null = null;

  render(_siteId: string | null, screen: unknown): unknown {
    return screen;
  }

  override update(part: ChildPart, [siteId, screen]: [string | null, unknown]): unknown {
    if (siteId !== null && this.siteId !== null && siteId !== this.siteId) setCommittedValue(part);
    this.siteId = siteId ?? this.siteId;
    return screen;
  }
}

export const perSite = directive(PerSite);

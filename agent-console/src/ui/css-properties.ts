import { nothing, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/**
 * A custom property is inherited by everything below, which all gets its style anew when it changes. What changes while
 * a list is scrolled is therefore set as what it is.
 */
type Name = `--${string}` | 'block-size' | 'transform';

/**
 * Sets CSS properties on an element: `<div ${cssProperties({ '--share': '40%' })}>`.
 *
 * Lit's own `styleMap` writes a `style` attribute on its first run, which a strict CSP refuses; this goes through the
 * CSSOM, which it allows.
 */
class CssProperties extends Directive {
  private readonly set = new Map<string, string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('cssProperties stands in an element, not in an attribute.');
  }

  render(_properties: Readonly<Partial<Record<Name, string>>>): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [properties]: Parameters<this['render']>): typeof nothing {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) {
      if (value === undefined || this.set.get(name) === value) continue;
      style.setProperty(name, value);
      this.set.set(name, value);
    }
    return nothing;
  }
}

export const cssProperties = directive(CssProperties);

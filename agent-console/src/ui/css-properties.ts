import { nothing, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/**
 * Sets custom CSS properties on an element: `<div ${cssProperties({ '--share': '40%' })}>`.
 *
 * Lit's own `styleMap` writes a `style` attribute on its first run, which a strict CSP refuses; this goes through the
 * CSSOM, which it allows.
 */
class CssProperties extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('cssProperties stands in an element, not in an attribute.');
  }

  render(_properties: Readonly<Record<`--${string}`, string>>): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [properties]: Parameters<this['render']>): typeof nothing {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
    return nothing;
  }
}

export const cssProperties = directive(CssProperties);

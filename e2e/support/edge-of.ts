/**
 * Whether a surface has an edge, which is all that is left of it where the visitor's own colours are forced on it. Runs in
 * the page.
 */
export function edgeOf(element: Element): { readonly isDrawn: boolean; readonly isSeen: boolean } {
  const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
  return {
    isDrawn: borderTopStyle === 'solid' && borderTopWidth !== '0px',
    isSeen: borderTopColor !== backgroundColor,
  };
}

export const AN_EDGE = { isDrawn: true, isSeen: true };

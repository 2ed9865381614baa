/** Elements looked at; a larger page is watched in its document, and in the roots that presses go through. */
const MOST_ELEMENTS = 5_000;

/** The open shadow roots of a page: an observer does not see into them by itself. */
export function openRoots(root: Document | ShadowRoot, ownHost: Element): readonly ShadowRoot[] {
  const found: ShadowRoot[] = [];
  let left = MOST_ELEMENTS;
  const pending: (Document | ShadowRoot)[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const walker = document.createTreeWalker(next, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode(), left--) {
      const inner = node instanceof Element && node !== ownHost ? node.shadowRoot : null;
      if (!inner) continue;
      found.push(inner);
      pending.push(inner);
    }
  }
  return found;
}

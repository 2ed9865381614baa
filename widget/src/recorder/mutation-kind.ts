/** Changes that nobody sees: scripts, measuring frames, the head's bookkeeping. */
const UNSEEN = /^(SCRIPT|META|NOSCRIPT|TITLE|#comment)$/;

/** Attributes that say in words what a control does now; a change of one is an answer, whatever else. */
const SAYS_STATE = /^(aria-(?!hidden|desc|own|control)|disabled|checked|open|hidden)/;

/** Attributes by which something disappears as well as appears. */
const HIDES = /^(style|class|hidden|open|aria-h|data-)/;

/** Whether a person could notice this change at all. */
export function isNoticeable(
  { target, type, oldValue, attributeName, addedNodes, removedNodes }: MutationRecord,
  ownHost: Element,
  ignored: string,
): boolean {
  const element = elementOf(target);
  // Where presses are not looked at, answers are not either.
  if (!element || element === ownHost || UNSEEN.test(element.nodeName) || element.closest(ignored))
    return false;
  if (type === 'characterData') return target.nodeValue !== oldValue;
  // Frameworks write again what is already there.
  if (attributeName)
    return !element.matches('[type=hidden]') && element.getAttribute(attributeName) !== oldValue;
  // In the head only style sheets show.
  const isSeen = ({ nodeName }: Node): boolean =>
    target === document.head ? /^(STYLE|LINK)$/.test(nodeName) : !UNSEEN.test(nodeName);
  // The same set anew is no change.
  const isSame =
    addedNodes.length === removedNodes.length &&
    [...addedNodes].every((node, at) => node.isEqualNode(removedNodes[at] ?? null));
  return !isSame && [...addedNodes, ...removedNodes].some((node) => node !== ownHost && isSeen(node));
}

/** Whether the words on something, or its state in words, are new. */
export function saysSomethingNew({ type, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  return attributeName
    ? SAYS_STATE.test(attributeName)
    : type === 'characterData' || words(addedNodes) !== words(removedNodes);
}

/** Whether this change could be seen, now that it is painted. */
export function isShown({ target, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  const added = [...addedNodes].filter((node) => node instanceof HTMLElement);
  if (
    target === document.head ||
    (attributeName && HIDES.test(attributeName)) ||
    (!added[0] && removedNodes[0])
  )
    return true;
  return (added[0] ? added : [elementOf(target)]).some(hasSize);
}

/** Takes up room, were it only for its edge: what is unfolding has no height yet, a tracking pixel has one pixel. */
function hasSize(element: Element | null): boolean {
  const { offsetWidth, offsetHeight } = element as HTMLElement;
  return (
    element?.checkVisibility({ visibilityProperty: true }) === true && !(offsetWidth < 2 && offsetHeight < 2)
  );
}

/** The element that a change is about: a text node comes and goes, what it stands in is what lives. */
export function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node instanceof ShadowRoot ? node.host : node.parentElement;
}

/** What can be read of nodes, and the pictures among them. */
function words(nodes: NodeList): string {
  return [...nodes]
    .flatMap((node) => [
      node.textContent?.trim(),
      ...(node instanceof Element ? [node, ...node.querySelectorAll('[src]')] : []).map((one) =>
        one.getAttribute('src'),
      ),
    ])
    .join('');
}

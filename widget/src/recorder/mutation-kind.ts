/** Changes that nobody sees: scripts, measuring frames, the head's bookkeeping. */
const UNSEEN = new Set(['SCRIPT', 'META', 'NOSCRIPT', 'TITLE']);

/** Attributes that say in words what a control does now; a change of one is an answer, whatever else. */
const SAYS_STATE =
  /^(aria-(pressed|expanded|checked|selected|disabled|current|valuenow|label)|disabled|checked|open|hidden)$/;

/** Whether a person could notice this change at all. */
export function isNoticeable(record: MutationRecord, ownHost: Element): boolean {
  const { target, type, oldValue, attributeName } = record;
  if (target === ownHost || UNSEEN.has(target.nodeName) || UNSEEN.has(target.parentNode?.nodeName ?? ''))
    return false;
  // Where presses are not looked at, answers are not either.
  if ((target instanceof Element ? target : target.parentElement)?.closest('[data-no-signals]')) return false;
  if (type === 'childList') return changesChildren(record, ownHost);
  if (type === 'characterData') return target.nodeValue !== oldValue;
  if (target instanceof HTMLInputElement && target.type === 'hidden') return false;
  // Frameworks write again what is already there.
  return (
    !(target instanceof Element) || attributeName === null || target.getAttribute(attributeName) !== oldValue
  );
}

function changesChildren({ addedNodes, removedNodes, target }: MutationRecord, ownHost: Element): boolean {
  const nodes = [...addedNodes, ...removedNodes].filter(
    (node) => node !== ownHost && !UNSEEN.has(node.nodeName),
  );
  if (nodes.length === 0) return false;
  // In the head only style sheets show.
  if (
    target.nodeName === 'HEAD' &&
    !nodes.some(({ nodeName }) => nodeName === 'STYLE' || nodeName === 'LINK')
  )
    return false;
  // The same set anew is no change.
  return !areEqual(addedNodes, removedNodes);
}

/** Whether the control itself says something new: its words, or its state in words. */
export function saysSomethingNew({ type, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'attributes') return attributeName !== null && SAYS_STATE.test(attributeName);
  if (type === 'characterData') return true;
  return words(addedNodes) !== words(removedNodes);
}

function areEqual(some: NodeList, others: NodeList): boolean {
  return some.length === others.length && [...some].every((node, at) => node.isEqualNode(others.item(at)));
}

function words(nodes: NodeList): string {
  return [...nodes]
    .map(({ textContent }) => textContent?.trim() ?? '')
    .join(' ')
    .trim();
}

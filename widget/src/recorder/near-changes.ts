/** A change this soon after a press is its direct doing; a later one back to the old look is the look fading. */
const DIRECT_MS = 250;

interface Seen {
  readonly before: string | null;
  lastAt: number;
}

/**
 * Changes on the pressed control itself and on what it stands in. A press class that comes and goes, a ripple, a focus
 * mark: they say "I felt it", not "I did it". So they are judged only by what is left of them in the end.
 */
export interface NearChanges {
  add(record: MutationRecord, at: number): void;
  /** Something is different from before the press, and not just fading. */
  haveStayed(): boolean;
}

export function createNearChanges(pressedAt: number): NearChanges {
  const attributes = new Map<Element, Map<string, Seen>>();
  const added = new Set<Node>();
  const removed = new Map<Node, Node>();

  function addAttribute(element: Element, name: string, before: string | null, at: number): void {
    const names = attributes.get(element) ?? new Map<string, Seen>();
    attributes.set(element, names);
    const seen = names.get(name);
    if (seen) seen.lastAt = at;
    else names.set(name, { before, lastAt: at });
  }

  return {
    add({ type, target, attributeName, oldValue, addedNodes, removedNodes }, at) {
      if (type === 'attributes' && target instanceof Element && attributeName !== null) {
        addAttribute(target, attributeName, oldValue, at);
      }
      for (const node of addedNodes) added.add(node);
      for (const node of removedNodes) if (!added.delete(node)) removed.set(node, target);
    },
    haveStayed() {
      for (const [element, names] of attributes) {
        for (const [name, { before, lastAt }] of names) {
          if (isSame(name, before, element.getAttribute(name))) continue;
          const cameOff = (element.getAttribute(name) ?? '').length < (before ?? '').length;
          if (!cameOff || lastAt - pressedAt <= DIRECT_MS) return true;
        }
      }
      for (const node of added) if (node.isConnected) return true;
      for (const [node, parent] of removed) if (node.parentNode !== parent) return true;
      return false;
    },
  };
}

/** A list of classes that was emptied is as good as none; an empty `hidden` is not. */
function isSame(name: string, before: string | null, now: string | null): boolean {
  return now === before || ((name === 'class' || name === 'style') && !now?.trim() && !before?.trim());
}

/** A change this soon after a press is its direct doing; a later one back to the old look is the look fading. */
const DIRECT_MS = 250;

/**
 * Changes that say "I felt it", not "I did it": on the pressed control and on what it stands in, and of things without
 * words anywhere. A press class that comes and goes, a ripple, a spinner: they are judged only by what is left of them.
 */
export interface Marks {
  add(record: MutationRecord, at: number): void;
  /** Something is different from before the press, and not just fading. */
  haveStayed(): boolean;
}

export function createMarks(pressedAt: number): Marks {
  const looks = new Map<Node, Record<string, { before: string; lastAt: number }>>();
  const added = new Set<Node>();

  return {
    add({ target, attributeName, oldValue, addedNodes }, at) {
      if (attributeName) {
        const ofTarget = looks.get(target) ?? {};
        looks.set(target, ofTarget);
        (ofTarget[attributeName] ??= { before: look(attributeName, oldValue), lastAt: at }).lastAt = at;
      }
      for (const node of addedNodes) added.add(node);
    },
    haveStayed: () =>
      [...looks].some(([target, names]) =>
        Object.entries(names).some(([name, { before, lastAt }]) => {
          const now = look(name, (target as Element).getAttribute(name));
          return now !== before && (now.length >= before.length || lastAt - pressedAt <= DIRECT_MS);
        }),
      ) || [...added].some((node) => node.isConnected),
  };
}

/** Says that the answer is still to come. */
const BUSY = /\S*(busy|load|pend)\S*/g;

/** A list of classes that was emptied is as good as none; an empty `hidden` is not. */
function look(name: string, value: string | null): string {
  const text = value?.replace(BUSY, '').trim() ?? '';
  return text || name === 'class' || name === 'style' || value === null ? text : ' ';
}

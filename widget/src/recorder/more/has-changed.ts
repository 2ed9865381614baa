import { sheetsNow, valueOf } from '../page-before.ts';
import type { Press } from '../press-book.ts';
import type { Rules } from '../policy.ts';

/**
 * Whether a script changed a field's value, exchanged style sheets, or began an animation since the press. What it
 * animates on the control itself only says "I felt it". Asked after a paint only.
 */
export function hasChanged(press: Press, { ignored }: Rules): boolean {
  const { fields, values, sheets, focused } = press.before;
  const animated = animatedSince(press.began);
  press.felt ||= animated.includes(press.control);
  const now = sheetsNow();
  return (
    fields.some(
      (field, at) => field !== focused && field !== document.activeElement && valueOf(field) !== values[at],
    ) ||
    now.length !== sheets.length ||
    now.some((sheet, at) => sheet !== sheets[at]) ||
    animated.some((target) => !press.control.contains(target) && !target.closest(ignored))
  );
}

/**
 * What scripts began to animate. Transitions and style-sheet animations, which have classes of their own, are left out:
 * a pointer that merely moves away starts those. So are pseudo-elements: a ripple is one.
 */
function animatedSince(pressedAt: number): readonly Element[] {
  return document.getAnimations().flatMap(({ constructor, effect, pending, startTime }) => {
    const { target, pseudoElement } = effect as KeyframeEffect;
    const isByScript = constructor === Animation && !pseudoElement;
    return isByScript && target && (pending || Number(startTime) >= pressedAt) ? target : [];
  });
}

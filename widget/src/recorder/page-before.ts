import type { Page } from './page.ts';

/** Fields that are compared before and after a press; their values are looked at here and never leave. */
const MOST_FIELDS = 50;

/** What the page looked like when it was pressed, as far as no event and no mutation would tell. */
export interface PageBefore {
  /** A script changed a field's value, exchanged style sheets, or began an animation. Asked after a paint only. */
  hasChanged(press: { readonly control: Element; felt?: boolean }): boolean;
}

export function lookBefore({ rules }: Page): PageBefore {
  const pressedAt = performance.now();
  // What has the focus is what the visitor fills in by hand, and leaves by pressing something else.
  const mine = document.activeElement;
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]),textarea,select'),
  ].slice(0, MOST_FIELDS);
  const values = fields.map(valueOf);
  const sheets = sheetsNow();

  return {
    hasChanged(press) {
      const animated = animatedSince(pressedAt);
      // On the control itself it says "I felt it".
      if (animated.includes(press.control)) press.felt = true;
      return (
        fields.some(
          (field, at) => field !== mine && field !== document.activeElement && valueOf(field) !== values[at],
        ) ||
        sheetsNow().some((sheet, at) => sheet !== sheets[at]) ||
        animated.some((target) => !press.control.contains(target) && !target.closest(rules.ignored))
      );
    },
  };
}

const valueOf = ({ value, checked }: HTMLInputElement): string => value + checked;

const sheetsNow = (): readonly unknown[] =>
  [...document.styleSheets, ...document.adoptedStyleSheets, null].flatMap((sheet) => [
    sheet,
    sheet?.disabled,
  ]);

/**
 * What scripts began to animate. Transitions and style-sheet animations, which have classes of their own, are left out:
 * a pointer that merely moves away starts those. So are pseudo-elements: a ripple is one.
 */
function animatedSince(pressedAt: number): readonly Element[] {
  return document.getAnimations().flatMap(({ constructor, effect, pending, startTime }) => {
    const { target, pseudoElement } = effect as KeyframeEffect;
    return constructor === Animation &&
      target &&
      !pseudoElement &&
      (pending || Number(startTime) >= pressedAt)
      ? target
      : [];
  });
}

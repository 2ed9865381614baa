/** Fields that are compared before and after a press; their values are looked at here and never leave. */
const MOST_FIELDS = 50;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the page looked like when it was pressed, as far as no event and no mutation would tell. */
export interface PageBefore {
  /** A script changed a field's value, exchanged style sheets, or began an animation. */
  hasChanged(control: Element): boolean;
}

export function lookBefore(pressedAt: number = performance.now()): PageBefore {
  const fields = [...document.querySelectorAll<Field>('input:not([type="hidden"]),textarea,select')].slice(
    0,
    MOST_FIELDS,
  );
  const values = fields.map(valueOf);
  const sheets = sheetsNow();
  return {
    hasChanged: (control) =>
      // What has the focus is what the visitor fills in by hand.
      fields.some((field, at) => field !== document.activeElement && valueOf(field) !== values[at]) ||
      !sameList(sheets, sheetsNow()) ||
      hasNewAnimation(control, pressedAt),
  };
}

function valueOf(field: Field): string {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    ? String(field.checked)
    : field.value;
}

function sheetsNow(): readonly unknown[] {
  return [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => [
    sheet,
    sheet.disabled,
  ]);
}

function sameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, position) => item === other[position]);
}

/**
 * An animation begun by script since the press, elsewhere than on the control. Transitions and style-sheet animations
 * are left out: a pointer that merely moves away starts those.
 */
function hasNewAnimation(control: Element, pressedAt: number): boolean {
  return document.getAnimations().some((animation) => {
    if (animation instanceof CSSTransition || animation instanceof CSSAnimation) return false;
    const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
    if (target === null || control.contains(target) || target.closest('[data-no-signals]')) return false;
    return animation.pending || Number(animation.startTime) >= pressedAt;
  });
}

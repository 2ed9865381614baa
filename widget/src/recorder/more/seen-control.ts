/** Looked at when something was pressed that is no control. */
const MOST_HIDDEN = 300;

/** Words that belong on a control; what holds more is a part of the page. */
const LONGEST_NAME = 40;

/**
 * The control that the visitor saw where there was none to be found: something that only looks like one, or one that
 * lets presses through, or lies under something that cannot be seen. Reads styles and sizes: after a paint only.
 */
export function seenControl(target: Element, x: number, y: number): Element | null {
  if (!target.isConnected) return null;
  if (looksPressable(target) && !looksPressable(document.body)) return wholeOf(target);
  const under = [...document.querySelectorAll('a[href],button,[role=button],input[type=submit]')]
    .slice(0, MOST_HIDDEN)
    .find((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const isThere = left <= x && x < right && top <= y && y < bottom;
      return isThere && control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    });
  return under && (target.contains(under) || isClear(target)) ? under : null;
}

const looksPressable = (element: Element): boolean => getComputedStyle(element).cursor === 'pointer';

/** Icon and words of one thing are one thing. */
function wholeOf(element: Element): Element {
  const { parentElement } = element;
  const isPart = parentElement && (parentElement.textContent?.trim().length ?? 0) <= LONGEST_NAME;
  return isPart && looksPressable(parentElement) ? wholeOf(parentElement) : element;
}

function isClear(element: Element): boolean {
  const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
  const isEmpty = !element.textContent?.trim() && !element.matches('img,iframe,canvas,video,svg,svg *');
  return isEmpty && (backgroundColor.endsWith(', 0)') || opacity === '0') && backgroundImage === 'none';
}

import './light-page.ts';
import { findControl, isTextField } from '../../widget/src/recorder/find-control.ts';
import { canJudge } from '../../widget/src/recorder/more/can-judge.ts';
import type { Press } from '../../widget/src/recorder/press-book.ts';
import { pathOf } from './light-page.ts';

/** What the recorder makes of a press on an element, before anything has come of it. */
export type Treatment =
  /** Judged by what comes of it. */
  | 'judged'
  /** Told as a press of which nobody can say what came. */
  | 'cannot-judge'
  /** Not told at all. */
  | 'not-told';

export interface Circumstances {
  /** The case takes for given that the element is there to be pressed, whatever it is made of. */
  readonly isGranted: boolean;
  /** Selectors of elements that the site has left out. */
  readonly ignored: readonly string[];
  /** The page keeps the visitor where they are: it handles a link's click by itself. */
  readonly staysHere: boolean;
}

/** The recorder's own rules, asked one by one as it asks them for a press. */
export function treatmentOf(element: Element, { isGranted, ignored, staysHere }: Circumstances): Treatment {
  const path = pathOf(element);
  const control = findControl([...path]) ?? (isGranted ? element : null);
  if (control === null || isTextField(control)) return 'not-told';
  if (ignored.some((selector) => element.closest(selector) !== null)) return 'not-told';
  const click = new Event('click', { cancelable: true });
  if (staysHere) click.preventDefault();
  // Of a press it asks for no more than these two.
  const press = { control, click } as Press;
  return canJudge(press) ? 'judged' : 'cannot-judge';
}

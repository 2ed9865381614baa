import { accessibleName } from '../control-name.ts';
import type { Rules } from '../policy.ts';
import type { Press } from '../press-book.ts';
import type { Sign } from '../verdict.ts';
import { hasChanged } from './has-changed.ts';

/** What answers in a way that no sensor on the page can see: pickers of the browser, drawings, players. */
const UNSEEN_TYPE = /^(file|color|range|date|time|month|week|datetime-local)$/;

/** And what already is what it would become: pressing it again changes nothing, and should not. */
const UNSEEN =
  'canvas,video,audio,select,option,a[download],[type=radio]:checked,[aria-selected=true],[aria-current]:not([aria-current=false]),[role=radio][aria-checked=true],.active,.selected';

/** Actions that end outside the page: clipboard, disk, printer, loudspeaker. */
const ENDS_OUTSIDE =
  /copy|clipboard|download|export|print|share|save as|listen|kopier|herunterlad|druck|teilen|copi|télécharg|imprim|partag|descarg|compart/i;

/** From so many presses in a row on, a control that only feels them answers nobody. */
const RUN = 3;

/** What to say of a press that nothing came of, as far as we could see. */
export function judgeUnanswered(press: Press, rules: Rules): Sign {
  if (hasChanged(press, rules)) return 'effect';
  // It felt the press, or the site does not want to hear of it: then a single press is not called unanswered.
  const isExcused = press.felt ? press.nth < RUN : press.control.closest('[data-no-signals~=dead]');
  return (press.nones === 1 && isExcused) ||
    ![press.control, press.click?.target].every(
      (one) => !(one instanceof Element) || canJudge(one, press.click),
    )
    ? 'cannot-judge'
    : 'none';
}

/** False when an effect could well have come without our seeing it; asked when nothing was seen. */
function canJudge(control: Element, click: Event | undefined): boolean {
  const { localName, shadowRoot, firstElementChild, parentElement, id } = control;
  return !(
    // Into a closed shadow root nobody sees.
    (localName.includes('-') && !shadowRoot && !firstElementChild) ||
    UNSEEN_TYPE.test((control as HTMLInputElement).type) ||
    control.matches(UNSEEN) ||
    // A drawing that shares a place with the control is what the control is for.
    (parentElement?.parentElement ?? control).querySelector('canvas') ||
    ENDS_OUTSIDE.test([accessibleName(control), id, control.getAttribute('class')].join(' ')) ||
    (click && leadsAway(control, click))
  );
}

/** A link that the browser follows by itself: to another page or tab, or to a place on this one. */
function leadsAway(control: Element, click: Event): boolean {
  const link = control.closest<HTMLAnchorElement>('a[href]');
  if (!link || click.defaultPrevented || link.protocol === 'javascript:') return false;
  const [path, place] = link.href.split('#');
  if (path !== location.href.split('#')[0] || place === undefined || /^(?!_self$)./.test(link.target))
    return true;
  // "#" leads nowhere.
  return document.getElementById(decodeURIComponent(place)) !== null;
}

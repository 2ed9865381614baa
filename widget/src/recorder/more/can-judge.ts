import { accessibleName } from '../control-name.ts';

/** A control, and the click that its press became. */
interface Pressed {
  readonly control: Element;
  readonly click?: Event | undefined;
}

/** What answers in a way that no sensor on the page can see: pickers of the browser, drawings, players. */
const UNSEEN_TYPE = /^(file|color|range|date|time|month|week|datetime-local)$/;

/** And what already is what it would become: pressing it again changes nothing, and should not. */
const UNSEEN =
  'canvas,video,audio,select,option,a[download],[type=radio]:checked,[aria-selected=true],[aria-current]:not([aria-current=false]),[role=radio][aria-checked=true],.active,.selected';

/** Actions that end outside the page: clipboard, disk, printer, loudspeaker. */
const ENDS_OUTSIDE =
  /copy|clipboard|download|export|print|share|save as|listen|kopier|herunterlad|druck|teilen|copi|télécharg|imprim|partag|descarg|compart/i;

/** False when an effect could well have come without our seeing it; asked when nothing was seen. */
export function canJudge({ control, click }: Pressed): boolean {
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

/** Fields in which a press places the cursor; there is nothing to judge, and nothing is reported. */
const TEXT_TYPE = /^(text|search|email|password|tel|url|number)$/;
const TEXT_FIELD = 'textarea,[contenteditable]:not([contenteditable="false"])';

/** What answers in a way that no sensor on the page can see: pickers of the browser, drawings, players. */
const UNSEEN_TYPE = /^(file|color|range|date|time|month|week|datetime-local)$/;
const UNSEEN = 'canvas,video,audio,select,option,a[download]';

/** Actions that end outside the page: clipboard, disk, printer. To be had in more languages with the full recorder. */
const ENDS_OUTSIDE = /\b(copy|download|export|print|share|save as)\b/i;

export function isTextField(control: Element): boolean {
  return control instanceof HTMLInputElement ? TEXT_TYPE.test(control.type) : control.matches(TEXT_FIELD);
}

/** False when an effect could well have come without our seeing it. */
export function canJudge(control: Element, name: string): boolean {
  if (control instanceof HTMLInputElement) {
    // Pressing a chosen radio button again changes nothing, and should not.
    if (UNSEEN_TYPE.test(control.type) || (control.type === 'radio' && control.checked)) return false;
  }
  return !control.matches(UNSEEN) && control.querySelector('canvas') === null && !ENDS_OUTSIDE.test(name);
}

/** A link that the page does not handle itself: the browser goes there, here or in another tab. */
export function leadsAway(control: Element, click: Event): boolean {
  const link = control.closest('a[href]');
  if (!(link instanceof HTMLAnchorElement) || click.defaultPrevented) return false;
  if (link.protocol === 'javascript:') return false;
  const here = link.href.split('#')[0] === location.href.split('#')[0];
  // "#" leads nowhere; the same page in another tab is somewhere else.
  return !here || !link.href.includes('#') || (link.target !== '' && link.target !== '_self');
}

import { MAX_CONTROL_NAME_LENGTH } from '@attune/protocol/limits';

/** Longer than this it is not a label but content. */
const LONGEST_LABEL = 120;

/** Where names are about people and amounts, not about the page. */
const PRIVATE = '[data-private],td,[role$=cell],[contenteditable]:not([contenteditable=false])';

/**
 * What the control is called, as far as it may leave the page: at most 40 characters, and nothing at all when it might
 * be about a person.
 */
export function controlName(control: Element): string {
  return control.closest(PRIVATE)
    ? ''
    : filterName(control.getAttribute('data-signal-name') ?? accessibleName(control));
}

/** Drops what looks like an address, a number of something, or content; cuts the rest to length. */
export function filterName(raw: string): string {
  const name = raw
    .slice(0, LONGEST_LABEL * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length > LONGEST_LABEL || /@|(\p{Nd}.*){4}/u.test(name)) return '';
  return (
    name.length > MAX_CONTROL_NAME_LENGTH ? `${name.slice(0, MAX_CONTROL_NAME_LENGTH - 1).trimEnd()}…` : name
  ).toWellFormed();
}

/** The accessible name, in the order of the specification's usual cases; no style is read for it. */
export function accessibleName(control: Element): string {
  const { type = '', value, labels, alt, title } = control as Partial<HTMLInputElement>;
  const words = (control.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => textOf((control.getRootNode() as Document).getElementById?.(id)))
    .join(' ');
  // A button's value is its label; any other value is what somebody chose, and stays here.
  const isButton = control.localName === 'input' && /submit|button|reset/.test(type);
  return (
    words.trim() ||
    control.getAttribute('aria-label') ||
    (isButton && value) ||
    textOf(labels?.[0]) ||
    (/^(input|select|textarea|form)$/.test(control.localName) ? '' : textOf(control)) ||
    alt ||
    title ||
    ''
  );
}

function textOf(element: Element | null | undefined): string {
  const text = element?.textContent ?? '';
  if (text.trim()) return text;
  const picture = element?.querySelector('img[alt],[aria-label],svg title');
  return picture?.getAttribute('alt') ?? picture?.getAttribute('aria-label') ?? picture?.textContent ?? '';
}

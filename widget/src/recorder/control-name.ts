import { MAX_CONTROL_NAME_LENGTH } from '@attune/protocol/limits';

/** Longer than this it is not a label but content. */
const LONGEST_LABEL = 120;

/** Where names are about people and amounts, not about the page. */
const PRIVATE =
  '[data-private],td,[role="cell"],[role="gridcell"],[contenteditable]:not([contenteditable="false"])';

/**
 * What the control is called, as far as it may leave the page: at most 40 characters, and nothing at all when it might
 * be about a person.
 */
export function controlName(control: Element): string {
  if (control.closest(PRIVATE)) return '';
  return filterName(control.getAttribute('data-signal-name') ?? accessibleName(control));
}

/** Drops what looks like an address, a number of something, or content; cuts the rest to length. */
export function filterName(raw: string): string {
  if (raw.length > LONGEST_LABEL * 4) return '';
  const name = raw.replace(/\s+/g, ' ').trim();
  if (name.length > LONGEST_LABEL || name.includes('@') || (name.match(/\p{Nd}/gu)?.length ?? 0) >= 4)
    return '';
  const cut = `${name.slice(0, MAX_CONTROL_NAME_LENGTH - 1).trimEnd()}…`;
  return (name.length > MAX_CONTROL_NAME_LENGTH ? cut : name).toWellFormed();
}

/** The accessible name, in the order of the specification's usual cases; no style is read for it. */
function accessibleName(control: Element): string {
  const labelledBy = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = control.getRootNode();
  const labels = labelledBy.flatMap((id) => {
    const label = root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
    return label ? [textOf(label)] : [];
  });
  const spoken = labels.join(' ') || control.getAttribute('aria-label');
  if (spoken) return spoken;
  if (control instanceof HTMLInputElement) return inputName(control);
  return textOf(control) || (control.getAttribute('title') ?? '');
}

/** A button's value is its label; any other value is what somebody chose, and stays here. */
function inputName(input: HTMLInputElement): string {
  if (input.type === 'submit' || input.type === 'button' || input.type === 'reset') {
    return input.value || (input.type === 'submit' ? 'Submit' : '');
  }
  const [label] = input.labels ?? [];
  return (label ? textOf(label) : '') || input.alt || input.title;
}

function textOf(element: Element): string {
  const text = element.textContent ?? '';
  if (text.trim() !== '') return text;
  const picture = element.querySelector('img[alt],[aria-label],svg title');
  return picture?.getAttribute('alt') ?? picture?.getAttribute('aria-label') ?? picture?.textContent ?? '';
}

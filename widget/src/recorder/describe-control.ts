import type { Control } from '@attune/protocol';
import { MAX_CONTROL_NAME_LENGTH } from '@attune/protocol/limits';
import { controlName } from './control-name.ts';
import type { Rules } from './policy.ts';

/** So many steps up make two buttons in two cards different. */
const STEPS_UP = 6;

/** Roles by nature, where the element's name is not the role already. */
const ROLES: Readonly<Record<string, string>> = { a: 'link', range: 'slider' };

/**
 * What was pressed, in terms that are safe to send: with its name, with a selector without words in place of it, or with
 * its role alone. The key names it across re-renders: a new node in the same place with the same name is the same
 * control to the person who presses it.
 */
export function describeControl(control: Element, { names }: Rules): Control {
  const name = controlName(control);
  const given = control
    .getAttribute('role')
    ?.toLowerCase()
    .match(/[a-z-]+/)?.[0];
  const kind = control.localName === 'input' ? (control as HTMLInputElement).type : control.localName;
  const natural = ROLES[kind] ?? kind.replace(/^(summary|submit|reset|image)$/, 'button');
  const role = /^[a-z-]{1,24}$/.exec(given ?? natural)?.[0] ?? 'generic';

  let key = role + name;
  let element: Element | null = control;
  for (let step = 0; element && step < STEPS_UP; step++) {
    const id = stableId(element);
    key += `>${id || element.localName + siblingIndex(element)}`;
    // Below an id the place is settled.
    element = id ? null : element.parentElement;
  }
  const selector = (control.localName + stableId(control)).slice(0, MAX_CONTROL_NAME_LENGTH);
  return { key: hash(key), role, name: names === 'role' ? '' : names === 'selector' ? selector : name };
}

/** Frameworks count up in the ids they make; without the figures they stay the same. */
const stableId = ({ id }: Element): string => (/^[a-z][a-z_-]*$/i.test(id) ? `#${id}` : '');

function siblingIndex(element: Element): number {
  let index = 0;
  for (let other = element.previousElementSibling; other; other = other.previousElementSibling) {
    if (other.localName === element.localName) index++;
  }
  return index;
}

/** 32 bits: short, quick, and enough to tell a page's controls apart. */
export function hash(text: string): string {
  let code = 0;
  for (let at = 0; at < text.length; at++) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193) + 1;
  return (code >>> 0).toString(36);
}

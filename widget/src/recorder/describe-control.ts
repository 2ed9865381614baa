import type { Control } from '@attune/protocol';
import { controlName } from './control-name.ts';

/** So many steps up make two buttons in two cards different. */
const STEPS_UP = 6;

const ROLE = /^[a-z-]{1,24}$/;

/** Roles by nature, where the element's name is not the role already. */
const ROLES: Readonly<Record<string, string>> = {
  a: 'link',
  summary: 'button',
  select: 'combobox',
  submit: 'button',
  reset: 'button',
  image: 'button',
  range: 'slider',
};

/** What was pressed, in terms that are safe to send. */
export function describeControl(control: Element): Control {
  const name = controlName(control);
  const role = controlRole(control);
  return { key: controlKey(control, role, name), role, name };
}

function controlRole(control: Element): string {
  const [given = ''] = control.getAttribute('role')?.trim().toLowerCase().split(/\s+/) ?? [];
  if (ROLE.test(given)) return given;
  const kind = control instanceof HTMLInputElement ? control.type : control.localName;
  return ROLES[kind] ?? (ROLE.test(kind) ? kind : 'generic');
}

/**
 * Names the control across re-renders: a new node in the same place with the same name is the same control to the
 * person who presses it.
 */
export function controlKey(control: Element, role: string, name: string): string {
  const parts = [role, name];
  let element: Element | null = control;
  for (let step = 0; element && step < STEPS_UP; step++) {
    const id = stableId(element);
    parts.push(id === '' ? `${element.localName}:${siblingIndex(element)}` : `#${id}`);
    // Below an id the place is settled.
    if (id !== '') break;
    element = element.parentElement;
  }
  return hash(parts.join('>'));
}

/** Frameworks count up in the ids they make; without the figures they stay the same. */
function stableId(element: Element): string {
  return /^[A-Za-z][\w-]*$/.test(element.id) && !/\d/.test(element.id) ? element.id : '';
}

function siblingIndex(element: Element): number {
  let index = 0;
  for (let other = element.previousElementSibling; other; other = other.previousElementSibling) {
    if (other.localName === element.localName) index++;
  }
  return index;
}

/** FNV-1a over two seeds, 64 bits together: short, quick, and enough to tell a page's controls apart. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000197);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

/** What a person may expect to answer when it is pressed, by its nature. */
const CONTROLS = 'a[href],button,input,label,summary,[onclick],[contenteditable]';

/** Roles that promise an answer; the others group or decorate, and pressing them is pressing the page. */
const ACTIVE_ROLE = /^(button|link|checkbox|radio|switch|tab|option|menuitem.*|slider|treeitem)$/;

/**
 * The control that a press is meant for: the nearest interactive element on the way from the pressed one to the page.
 * Null for a press on the page itself.
 */
export function findControl(path: readonly EventTarget[]): Element | null {
  const control = path.find((step): step is Element => step instanceof Element && isInteractive(step));
  // A label passes its press on to its field.
  if (control instanceof HTMLLabelElement) return control.control ?? control;
  return control ?? null;
}

function isInteractive(element: Element): boolean {
  if (element.matches(CONTROLS)) return true;
  const role = element.getAttribute('role');
  if (role !== null) return ACTIVE_ROLE.test(role);
  // A negative tabindex makes focusable for scripts, mostly containers.
  return element.matches('[tabindex]:not([tabindex="-1"])');
}

/** Fields in which a press places the cursor; there is nothing to judge, and nothing is reported. */
export function isTextField(control: Element): boolean {
  const { localName, type } = control as HTMLInputElement;
  return localName === 'input'
    ? /^(text|search|email|password|tel|url|number)$/.test(type)
    : control.matches('textarea,select,[contenteditable]:not([contenteditable=false])');
}

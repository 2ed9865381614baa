/** Roles of real controls: they answer to a press by their nature and have an edge of their own. */
const widgetRoles: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'slider',
  'switch',
  'tab',
  'treeitem',
]);

/** Roles one presses several times to place a cursor, select a word or open a list. */
const textRoles: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'combobox', 'listbox', 'spinbutton']);

export function isWidgetRole(role: string): boolean {
  return widgetRoles.has(role);
}

export function isTextRole(role: string): boolean {
  return textRoles.has(role);
}

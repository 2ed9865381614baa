/** What a key does; the sheet is drawn from the same list that is obeyed. */
export type ShortcutName =
  | 'next-conversation'
  | 'previous-conversation'
  | 'reply'
  | 'suggestion-1'
  | 'suggestion-2'
  | 'suggestion-3'
  | 'resolve'
  | 'take'
  | 'unread'
  | 'assign'
  | 'label'
  | 'snooze'
  | 'view'
  | 'beside'
  | 'note'
  | 'pick'
  | 'leave'
  | 'command-bar'
  | 'search'
  | 'filter'
  | 'sheet';

export interface Shortcut {
  readonly name: ShortcutName;
  /** As shown: one entry a key. */
  readonly keys: readonly string[];
  readonly does: string;
  /** Also obeyed while somebody writes. */
  readonly whileWriting: boolean;
  matches(event: KeyboardEvent): boolean;
}

const plain = (event: KeyboardEvent): boolean => !event.altKey && !event.ctrlKey && !event.metaKey;
const letter =
  (...keys: string[]) =>
  (event: KeyboardEvent): boolean =>
    plain(event) && keys.includes(event.key);
/** By place, not by letter: with Alt a Mac types another sign on the same key. */
const altDigit = (digit: number) => (event: KeyboardEvent) =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.code === `Digit${digit}`;

export const shortcuts: readonly Shortcut[] = [
  {
    name: 'next-conversation',
    keys: ['j', '↓'],
    does: 'Next conversation',
    whileWriting: false,
    matches: letter('j', 'ArrowDown'),
  },
  {
    name: 'previous-conversation',
    keys: ['k', '↑'],
    does: 'Previous conversation',
    whileWriting: false,
    matches: letter('k', 'ArrowUp'),
  },
  { name: 'reply', keys: ['r'], does: 'Write an answer', whileWriting: false, matches: letter('r') },
  {
    name: 'suggestion-1',
    keys: ['Alt', '1'],
    does: 'Take the first suggestion',
    whileWriting: true,
    matches: altDigit(1),
  },
  {
    name: 'suggestion-2',
    keys: ['Alt', '2'],
    does: 'Take the second',
    whileWriting: true,
    matches: altDigit(2),
  },
  {
    name: 'suggestion-3',
    keys: ['Alt', '3'],
    does: 'Take the third',
    whileWriting: true,
    matches: altDigit(3),
  },
  { name: 'resolve', keys: ['e'], does: 'Resolve or reopen', whileWriting: false, matches: letter('e') },
  { name: 'take', keys: ['t'], does: 'Take it yourself', whileWriting: false, matches: letter('t') },
  {
    name: 'assign',
    keys: ['a'],
    does: 'Assign it to somebody',
    whileWriting: false,
    matches: letter('a'),
  },
  {
    name: 'label',
    keys: ['l'],
    does: 'Put a label on, or take one off',
    whileWriting: false,
    matches: letter('l'),
  },
  { name: 'snooze', keys: ['z'], does: 'Snooze it', whileWriting: false, matches: letter('z') },
  { name: 'view', keys: ['v'], does: 'Show another view', whileWriting: false, matches: letter('v') },
  {
    name: 'unread',
    keys: ['u'],
    does: 'Mark unread, or read again',
    whileWriting: false,
    matches: letter('u'),
  },
  {
    name: 'pick',
    keys: ['x'],
    does: 'Pick it, to do something with several',
    whileWriting: false,
    matches: letter('x'),
  },
  {
    name: 'beside',
    keys: ['b'],
    does: 'Show what stands beside it',
    whileWriting: false,
    matches: letter('b'),
  },
  {
    name: 'note',
    keys: ['Alt', 'N'],
    does: 'Write a note for colleagues',
    whileWriting: true,
    matches: (event) => event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyN',
  },
  {
    name: 'leave',
    keys: ['Esc'],
    does: 'Leave the answer; the draft stays',
    whileWriting: true,
    matches: letter('Escape'),
  },
  {
    name: 'command-bar',
    keys: ['Ctrl', 'K'],
    does: 'Do anything by its name',
    whileWriting: true,
    matches: (event) => event.ctrlKey !== event.metaKey && !event.altKey && event.code === 'KeyK',
  },
  { name: 'search', keys: ['s'], does: 'Search', whileWriting: false, matches: letter('s') },
  {
    name: 'filter',
    keys: ['/'],
    does: 'Find in the list on screen',
    whileWriting: false,
    matches: letter('/'),
  },
  { name: 'sheet', keys: ['?'], does: 'Show this sheet', whileWriting: false, matches: letter('?') },
];

/** Keys that work inside the composer, for the sheet alone. */
export const writingKeys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Enter'], does: 'Send' },
  { keys: ['Shift', 'Enter'], does: 'New line' },
  { keys: ['/'], does: 'Take a canned response' },
  { keys: ['Tab'], does: 'Next place to fill in' },
  { keys: ['Alt', 'F'], does: 'Take what the coach offers' },
  { keys: ['Esc'], does: 'Quiet the coach in this conversation' },
  { keys: ['Alt', 'P'], does: 'Read as the customer' },
];

/** The shortcut a key press means here, if any. */
export function shortcutFor(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || event.isComposing) return null;
  const writing = isWriting(event);
  return shortcuts.find((each) => (each.whileWriting || !writing) && each.matches(event)) ?? null;
}

function isWriting(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

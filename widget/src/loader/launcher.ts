import { launcherStyles } from './launcher.styles.ts';

/** Our own accent: a deep green that neither warns nor sells; white on it has 6.2 : 1. */
export const OWN_ACCENT = '#1f6b57';

// Paths of Lucide's message-circle and chevron-down (ISC licence).
const TALK = 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z';
const SHUT = 'm6 9 6 6 6-6';

/** The round button on the host page, and the shadow root that everything of ours lives in. */
export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  setOpen(open: boolean): void;
  setBusy(busy: boolean): void;
  setUnread(count: number): void;
  /** Says in words that the chat could not be loaded; null takes it away. */
  setProblem(problem: { readonly message: string; readonly retry: () => void } | null): void;
  /** Puts us back if the page has replaced what we were in. */
  attach(): void;
  focus(): void;
}

export interface LauncherHandlers {
  press(): void;
  /** Somebody is about to press: pointer over it, or focus on it. */
  intent(): void;
}

export function createLauncher(accent: string, handlers: LauncherHandlers): Launcher {
  const host = document.createElement('attune-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyles(accent || OWN_ACCENT));
  root.adoptedStyleSheets = [sheet];

  const unread = element('span', { class: 'unread', hidden: '' });
  const button = element('button', { class: 'launcher', type: 'button', 'aria-expanded': 'false' });
  button.append(icon('talk', TALK), icon('shut', SHUT), unread);
  button.addEventListener('click', () => handlers.press());
  for (const sign of ['pointerenter', 'focus']) button.addEventListener(sign, () => handlers.intent());
  root.append(button);

  let isOpen = false;
  let count = 0;
  const name = (): void => {
    const waiting = count === 0 ? '' : `, ${count} unread`;
    button.setAttribute('aria-label', isOpen ? 'Close chat' : `Open chat${waiting}`);
  };
  name();

  let problemBox: HTMLElement | null = null;
  return {
    host,
    root,
    setOpen(open) {
      isOpen = open;
      button.setAttribute('aria-expanded', String(open));
      name();
    },
    setBusy(busy) {
      button.setAttribute('aria-busy', String(busy));
    },
    setUnread(newCount) {
      count = newCount;
      unread.hidden = count === 0;
      unread.textContent = count > 9 ? '9+' : String(count);
      name();
    },
    setProblem(problem) {
      problemBox?.remove();
      problemBox = problem && problemCard(problem);
      if (problemBox) root.append(problemBox);
    },
    attach() {
      // Beside the body, not in it: page transitions that replace the body leave us standing.
      if (!host.isConnected) document.documentElement.append(host);
    },
    focus: () => button.focus(),
  };
}

function problemCard({ message, retry }: { message: string; retry: () => void }): HTMLElement {
  const again = element('button', { type: 'button' });
  again.textContent = 'Try again';
  again.addEventListener('click', retry);
  const card = element('div', { class: 'problem', role: 'alert' });
  card.append(message, again);
  return card;
}

function icon(name: string, path: string): SVGElement {
  const svg = (tag: string): SVGElement => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const drawing = svg('svg');
  const line = svg('path');
  line.setAttribute('d', path);
  drawing.setAttribute('class', name);
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(line);
  return drawing;
}

function element(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

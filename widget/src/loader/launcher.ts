import type { WidgetSettings } from '../contract.ts';
import { launcherStyles } from './launcher.styles.ts';

/** What it says where the site has set nothing. */
const ENGLISH = {
  open: 'Open chat',
  notLoaded: 'The chat could not be loaded.',
  again: 'Try again',
};

/** The round button on the host page, and the shadow root that everything of ours lives in. */
export interface Launcher {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLElement;
  /** Says in words that the chat could not be loaded, or takes that away. @returns what it says */
  setProblem(isThere: boolean): string;
  /** Puts us back if the page has replaced what we were in. */
  attach(): void;
  /** Puts us above a page that is moved, turned or filtered as a whole: it would take us along. */
  show(): void;
}

/** @param intent somebody is about to press: pointer over it, or focus on it */
export function createLauncher(
  settings: WidgetSettings,
  press: () => unknown,
  intent: () => unknown,
): Launcher {
  const { open, notLoaded, again } = settings.labels ?? ENGLISH;
  const element = document.createElement('attune-chat');
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyles(settings));
  root.adoptedStyleSheets = [sheet];

  const button = make('button', 'launcher');
  button.ariaExpanded = 'false';
  // Not by its property, which Firefox before 119 does not know.
  button.setAttribute('aria-label', open);
  button.append(settings.text ?? '');
  button.addEventListener('click', press);
  for (const sign of ['pointerenter', 'focus']) button.addEventListener(sign, intent);
  const problem = make('p', 'problem');
  problem.setAttribute('role', 'alert');
  root.append(button, problem);

  return {
    element,
    root,
    button,
    setProblem: (isThere) => (problem.textContent = isThere ? `${notLoaded} ${again}` : ''),
    attach() {
      // Beside the body, not in it: page transitions that replace the body leave us standing.
      if (!element.isConnected) document.documentElement.append(element);
    },
    show() {
      const look = getComputedStyle(document.documentElement);
      // Each is "none", or has a number in it. Not every browser has a layer above the page.
      if (!/\d/.test(look.transform + look.filter)) return;
      element.popover = 'manual';
      (element as Partial<HTMLElement>).togglePopover?.(true);
    },
  };
}

const make = (tag: string, className: string): HTMLElement =>
  Object.assign(document.createElement(tag), { className });

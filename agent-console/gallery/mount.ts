import type { LitElement, TemplateResult } from 'lit';
import { render } from 'lit';

const places: HTMLElement[] = [];

/** Puts an element on the page and waits until it and the elements in it have drawn themselves. */
export async function mount<Shown extends HTMLElement>(
  template: TemplateResult,
  width = 400,
): Promise<Shown> {
  const place = document.createElement('div');
  place.style.inlineSize = `${width}px`;
  place.style.blockSize = '600px';
  document.body.append(place);
  places.push(place);
  render(template, place);
  await drawn(place);
  return place.firstElementChild as Shown;
}

/** Takes everything off the page again. */
export function unmountAll(): void {
  for (const place of places.splice(0)) place.remove();
  for (const app of document.querySelectorAll('attune-app')) app.remove();
}

/** Waits until nothing under a root has anything left to draw. */
export async function drawn(root: Node): Promise<void> {
  for (let pending = true; pending;) {
    pending = false;
    for (const element of elementsUnder(root)) {
      if (!isLit(element) || !element.isUpdatePending) continue;
      pending = true;
      await element.updateComplete;
    }
  }
}

/** The first element a selector finds in any root under this one; throws when there is none. */
export function find(root: Node, selector: string): HTMLElement {
  const [found] = findAll(root, selector);
  if (!found) throw new Error(`Nothing on the page matches "${selector}".`);
  return found;
}

export function findAll(root: Node, selector: string): HTMLElement[] {
  return elementsUnder(root).filter(
    (element): element is HTMLElement => element instanceof HTMLElement && element.matches(selector),
  );
}

/** What somebody reads there, with spaces as they see them. */
export function words(root: Node): string {
  const pieces: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) pieces.push(node.data);
    else if (!(node instanceof HTMLStyleElement)) {
      for (const child of (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes)
        read(child);
    }
  };
  read(root);
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

function elementsUnder(root: Node): Element[] {
  const inside =
    root instanceof Element && root.shadowRoot
      ? [root.shadowRoot, ...root.children]
      : [...(root as ParentNode).children];
  const found: Element[] = root instanceof Element ? [root] : [];
  for (const child of inside) found.push(...elementsUnder(child));
  return found;
}

function isLit(element: Element): element is LitElement {
  return 'updateComplete' in element && 'isUpdatePending' in element;
}

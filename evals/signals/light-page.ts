import { Window } from 'happy-dom';
import type { CaseElement } from './case-file.ts';

// The recorder asks for these by their global names, as it would in a page.
const NAMES = [
  'Document',
  'Element',
  'HTMLAnchorElement',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLLabelElement',
  'ShadowRoot',
  'document',
  'location',
] as const;

const window = new Window({ url: 'https://shop.example/' });
for (const name of NAMES)
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });

/** The element of a case, with its ancestors, in a page of its own. */
export function elementOf({ tag, attrs, text, ancestors }: CaseElement): Element {
  document.body.replaceChildren();
  // A body is there already, and nothing but its content can be pressed.
  if (tag === 'body' || tag === 'html') return document.body;
  const parent = ancestors.reduceRight<Element>((around, ancestor) => {
    const element = made(ancestor.tag, ancestor.attrs);
    around.append(element);
    return element;
  }, document.body);
  const element = made(tag, attrs);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

/** The first element of a piece of HTML. Parsed apart from the page: its scripts never run. */
export function elementIn(html: string): Element | null {
  const { body } = new window.DOMParser().parseFromString(html, 'text/html');
  const [first] = body.children;
  if (!first) return null;
  document.body.replaceChildren();
  // What the parser makes belongs to another document; a copy of it belongs to this one.
  const element = made(
    first.localName,
    Object.fromEntries([...first.attributes].map(({ name, value }) => [name, value ?? ''])),
  );
  element.textContent = first.textContent;
  document.body.append(element);
  return element;
}

/** From the pressed element up to the page, as an event's path would be. */
export function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let step: Element | null = element; step; step = step.parentElement) path.push(step);
  return path;
}

function made(tag: string, attrs: Readonly<Record<string, string>>): Element {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
  return element;
}

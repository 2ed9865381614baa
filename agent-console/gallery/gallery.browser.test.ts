import axe from 'axe-core';
import { render } from 'lit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../src/ui/page.css';
import { dialogsShown } from './dialog-elements.ts';
import { showElements } from './elements.ts';
import './gallery.css';
import { elementsDefined, elementsUnder, type Sources } from './missing.ts';
import { drawn } from './mount.ts';
import { screenIndex } from './screen-index.ts';

const sources: Sources = import.meta.glob('../src/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Rules of WCAG; what holds for whole pages only, such as landmarks, is asked of the screens. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Hundreds of elements are judged at once. */
const LOOKS_WITHIN_MS = 60_000;

const OPENS_WITHIN_MS = 10_000;

let place: HTMLElement;

/** Shows a part of the gallery by itself: axe reads all that is on the page, whatever it is asked to judge. */
function showing(show: (place: HTMLElement) => void): void {
  beforeAll(async () => {
    // High enough for every dialog: what is scrolled half out of one is no smaller for that.
    await page.viewport(1_440, 1_600);
    place = document.createElement('div');
    document.body.append(place);
    show(place);
    await drawn(place);
  });
  afterAll(() => place.remove());
}

afterEach(() => delete document.documentElement.dataset['theme']);

/** What stands nowhere in the gallery: neither among its elements nor on one of its screens. */
function missingOf(defined: readonly string[]): readonly string[] {
  const shown = new Set([...elementsUnder(place), ...screenIndex.flatMap(({ elements }) => elements)]);
  return defined.filter((name) => !shown.has(name));
}

describe('the gallery', () => {
  showing(showElements);

  it('shows every element of the console', () => {
    const defined = elementsDefined(sources);
    expect(defined).toContain('attune-inbox-row');
    expect(missingOf(defined)).toEqual([]);
  });

  it('is told of an element that it lacks', () => {
    const more = { 'new-one.ts': "@customElement('attune-new-one')\nexport class NewOne {}" };
    expect(missingOf(elementsDefined({ ...sources, ...more }))).toEqual(['attune-new-one']);
  });
});

describe('the elements of the gallery', () => {
  showing(showElements);

  it.each(['light', 'dark'])(
    'have nothing that axe finds wrong in the %s theme',
    async (theme) => {
      document.documentElement.dataset['theme'] = theme;
      expect(await findingsIn(place)).toEqual([]);
    },
    LOOKS_WITHIN_MS,
  );
});

describe('the dialogs of the gallery', () => {
  showing((root) => render(dialogsShown(), root));

  it.each(['light', 'dark'])(
    'have nothing that axe finds wrong in the %s theme',
    async (theme) => {
      document.documentElement.dataset['theme'] = theme;
      const buttons = [...place.querySelectorAll<HTMLButtonElement>('button.opens')];
      expect(buttons.length).toBeGreaterThan(0);
      const findings: string[] = [];
      for (const button of buttons) {
        button.click();
        await vi.waitFor(() => expect(openDialog(place)).not.toBeNull(), OPENS_WITHIN_MS);
        await drawn(place);
        findings.push(...(await findingsIn(place)).map((finding) => `${button.innerText}: ${finding}`));
        openDialog(place)?.close();
      }
      expect(findings).toEqual([]);
    },
    LOOKS_WITHIN_MS,
  );
});

function openDialog(root: ParentNode): HTMLDialogElement | null {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLDialogElement && element.open) return element;
    const inside = element.shadowRoot ? openDialog(element.shadowRoot) : null;
    if (inside) return inside;
  }
  return null;
}

async function findingsIn(root: HTMLElement): Promise<readonly string[]> {
  const { violations, passes } = await axe.run(root, {
    runOnly: RULES,
    // The same element stands here many times, and its ids with it.
    rules: { 'duplicate-id-aria': { enabled: false } },
  });
  // Contrast was judged, so axe saw the inside of our elements.
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' > ')).join(' | ')}`,
  );
}

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WidgetSettings } from '../contract.ts';
import { createLauncher } from '../loader/launcher.ts';
import { theSettings } from '../testing/the-settings.ts';
import { showInvitation } from './show-invitation.ts';

const open = vi.fn();
const dismissed = vi.fn();
const invitation = {
  text: 'May we help?',
  button: 'Ask us',
  translations: [{ language: 'de', text: 'Dürfen wir helfen?', button: 'Fragen' }],
};

let element: HTMLElement;
afterEach(() => {
  element.remove();
  document.documentElement.lang = '';
  vi.clearAllMocks();
});

function show(given: Partial<WidgetSettings> = {}, language = 'en') {
  document.documentElement.lang = language;
  const settings = theSettings({ siteKey: 'shown', ...given });
  const launcher = createLauncher(settings, vi.fn(), vi.fn());
  ({ element } = launcher);
  launcher.attach();
  const hide = showInvitation({ root: launcher.root, settings, open }, invitation, dismissed);
  const get = (selector: string): HTMLElement => {
    const found = launcher.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { hide, get, root: launcher.root, place: () => get('.invitation').getBoundingClientRect() };
}

it('opens the chat when it is accepted, and goes', () => {
  const { get, root } = show();
  get('.yes').click();
  expect(open).toHaveBeenCalledOnce();
  expect(root.querySelector('.invitation')).toBeNull();
  expect(dismissed).not.toHaveBeenCalled();
});

it('goes when it is sent away, and leaves no rules behind', () => {
  const { get, root } = show();
  const before = root.adoptedStyleSheets.length;
  get('.no').click();
  expect(dismissed).toHaveBeenCalledOnce();
  expect(open).not.toHaveBeenCalled();
  expect(root.querySelector('.invitation')).toBeNull();
  expect(root.adoptedStyleSheets).toHaveLength(before - 1);
});

it('takes no focus', () => {
  const before = document.activeElement;
  show();
  expect(document.activeElement).toBe(before);
});

describe('looks as the site has set its launcher', () => {
  it('on its side, at its distance', () => {
    const { get } = show({ side: 'start', inline: 40, block: 60 });
    const box = get('.invitation').getBoundingClientRect();
    const button = get('.launcher').getBoundingClientRect();
    expect(box.left).toBe(40);
    expect(button.left).toBe(40);
    expect(box.bottom).toBeLessThan(button.top);
  });

  it('on the other side without being told', () => {
    const { place } = show();
    expect(Math.round(innerWidth - place().right)).toBe(20);
  });

  it('in its accent, with words that can be read on it', () => {
    const { get } = show({ accent: '#ffe08a' });
    const { backgroundColor, color } = getComputedStyle(get('.yes'));
    expect([backgroundColor, color]).toEqual(['rgb(255, 224, 138)', 'rgb(0, 0, 0)']);
  });

  it.each([
    ['dark', 'rgb(255, 255, 255)'],
    ['light', 'rgb(0, 0, 0)'],
  ] as const)('in its theme: %s', (theme, colour) => {
    const { get } = show({ theme });
    expect(getComputedStyle(get('.invitation')).color).toBe(colour);
  });
});

describe('speaks', () => {
  it('the language the visitor likes best of those it is written in', () => {
    expect(show({}, 'de-AT').get('.invitation p').textContent).toBe('Dürfen wir helfen?');
  });

  it('the first where the visitor likes that, or none of the others', () => {
    expect(show({}, 'en-GB').get('.invitation p').textContent).toBe('May we help?');
    expect(show({ locale: 'nl' }, 'nl').get('.invitation p').textContent).toBe('May we help?');
  });

  it('of its closing button in the language that it is shown in, whatever the site’s own words are', async () => {
    const labels = { open: '', close: '', notLoaded: '', again: '', dismiss: 'Not now' };
    for (const given of [{}, { labels }]) {
      const { get } = show(given, 'de');
      await vi.waitFor(() => expect(get('.no').getAttribute('aria-label')).toBe('Ausblenden'));
      element.remove();
    }
    expect(show({}, 'fr').get('.no').getAttribute('aria-label')).toBe('Dismiss');
  });

  it('of a language that it was translated into before one that it is only taken to be in', () => {
    expect(show({ locale: 'de' }, 'de').get('.invitation p').textContent).toBe('Dürfen wir helfen?');
  });

  it('of its closing button in the site’s own words where it has some', () => {
    const labels = { open: '', close: '', notLoaded: '', again: '', dismiss: 'Not now' };
    expect(show({ labels }, 'fr').get('.no').getAttribute('aria-label')).toBe('Not now');
  });
});

import { afterEach, expect, it } from 'vitest';
import type { WidgetHost } from '../contract.ts';
import { theSettings } from '../testing/the-settings.ts';
import { hideOn } from './hide-on.ts';

const here = location.pathname;
const settings = theSettings({ siteKey: 'hidden', hiddenOn: { paths: ['/checkout*'], devices: [] } });
let stop = (): void => {};

afterEach(() => {
  stop();
  history.replaceState(null, '', here);
});

function onAPage(given: Partial<Pick<WidgetHost, 'isOpen' | 'isHidden'>> = {}) {
  const element = document.createElement('attune-chat');
  // As the loader leaves it where anything may hide it.
  element.hidden = true;
  const root = element.attachShadow({ mode: 'open' });
  const host: Pick<WidgetHost, 'settings' | 'root' | 'isOpen' | 'isHidden'> = {
    settings,
    root,
    isOpen: false,
    ...given,
  };
  stop = hideOn(host);
  return { host, element };
}

function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

it('hides the launcher on the pages that are named, and nowhere else', () => {
  const { element } = onAPage();
  expect(element.hidden).toBe(false);
  goTo('/checkout/pay');
  expect(element.hidden).toBe(true);
  goTo('/thanks');
  expect(element.hidden).toBe(false);
});

it('leaves a chat alone that is open when they come to such a page', () => {
  const { host, element } = onAPage();
  host.isOpen = true;
  goTo('/checkout');
  dispatchEvent(new Event('resize'));
  expect(element.hidden).toBe(false);
});

it('does not bring back what the page has hidden', () => {
  const { host, element } = onAPage();
  element.hidden = host.isHidden = true;
  dispatchEvent(new Event('resize'));
  goTo('/checkout');
  goTo('/thanks');
  expect(element.hidden).toBe(true);
});

it('does not bring back what the page had hidden before it came', () => {
  expect(onAPage({ isHidden: true }).element.hidden).toBe(true);
});

it('leaves what the page shows on such a page, until the next one', () => {
  goTo('/checkout');
  const { host, element } = onAPage();
  expect(element.hidden).toBe(true);
  element.hidden = host.isHidden = false;
  dispatchEvent(new Event('resize'));
  expect(element.hidden).toBe(false);
  goTo('/thanks');
  goTo('/checkout');
  expect(element.hidden).toBe(true);
});

it('listens to nothing once it has ended', () => {
  const { element } = onAPage();
  stop();
  goTo('/checkout');
  expect(element.hidden).toBe(false);
});

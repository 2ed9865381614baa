import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import { perSite } from './per-site.ts';

describe('perSite', () => {
  const begin = () => {
    const place = document.createElement('div');
    const show = (siteId: string | null) => render(html`${perSite(siteId, html`<input />`)}`, place);
    const field = () => place.querySelector('input');
    return { show, field };
  };

  it('keeps what is being written when the first site becomes known', () => {
    const { show, field } = begin();
    show(null);
    const first = field();
    show('one');
    expect(field()).toBe(first);
    expect(first).not.toBeNull();
  });

  it('begins anew on another site', () => {
    const { show, field } = begin();
    show('one');
    const first = field();
    show('one');
    expect(field()).toBe(first);
    show('two');
    expect(field()).not.toBe(first);
    expect(field()).not.toBeNull();
  });

  it('stays when it is unknown for a moment', () => {
    const { show, field } = begin();
    show('one');
    const first = field();
    show(null);
    show('one');
    expect(field()).toBe(first);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showPreview } from './show-preview.ts';
import type { PreviewWanted } from './shown-conversation.ts';

const wanted = (given: Partial<PreviewWanted> = {}): PreviewWanted => ({
  widget: { language: 'en', theme: 'light' },
  siteName: 'Fern & Moss',
  launcher: { accent: '#6b3fa0', theme: 'auto', text: 'Ask away', side: 'start', inline: 48, block: 64 },
  isOpen: false,
  isTalking: false,
  isAway: false,
  isDark: false,
  ...given,
});

const inShadow = <Found extends Element = HTMLElement>(selector: string): Found | null =>
  document.querySelector('attune-chat')?.shadowRoot?.querySelector<Found>(selector) ?? null;
const launcher = (): HTMLElement => {
  const found = inShadow('.launcher');
  if (!found) throw new Error('no button');
  return found;
};

afterEach(async () => {
  document.body.replaceChildren();
  document.documentElement.style.colorScheme = '';
  await page.viewport(800, 700);
});

describe('the preview', () => {
  it('shows the closed button where it will stand, with its words and a badge', async () => {
    await page.viewport(560, 740);
    showPreview(wanted(), document);
    const box = launcher().getBoundingClientRect();
    expect(box.left).toBe(48);
    expect(innerHeight - box.bottom).toBe(64);
    expect(launcher().innerText).toContain('Ask away');
    expect(inShadow('.unread')?.textContent).toBe('2');
    expect(inShadow('attune-panel')).toBeNull();
  });

  it('shows the panel above the open button, on its side', async () => {
    await page.viewport(560, 740);
    showPreview(wanted({ isOpen: true, isTalking: true }), document);
    const panel = inShadow('attune-panel');
    await vi.waitFor(() => expect(panel?.shadowRoot?.textContent).toContain('Fern & Moss'));
    expect(panel?.getBoundingClientRect().left).toBe(48);
    expect(launcher().getAttribute('aria-expanded')).toBe('true');
  });

  it('covers a phone', async () => {
    await page.viewport(360, 680);
    showPreview(wanted({ isOpen: true }), document);
    await vi.waitFor(() => expect(inShadow('attune-panel')?.clientWidth).toBe(360));
    expect(launcher().checkVisibility()).toBe(false);
  });

  it('asks for a message and an address where nobody is there', async () => {
    const offline = { intro: '', mailRequired: true };
    const widget = { language: 'en', openTimes: [], offline } as const;
    showPreview(wanted({ isOpen: true, isAway: true, widget }), document);
    const form = () => inShadow('attune-panel')?.shadowRoot?.querySelector('attune-form');
    await vi.waitFor(() => expect(form()?.shadowRoot?.querySelector('#message')).not.toBeNull());
  });

  it('is dark where that was chosen, unless the site is always light', () => {
    showPreview(wanted({ isDark: true }), document);
    expect(getComputedStyle(launcher()).colorScheme).toBe('dark');
    showPreview(wanted({ isDark: true, launcher: { ...wanted().launcher, theme: 'light' } }), document);
    expect(getComputedStyle(launcher()).colorScheme).toBe('light');
    expect(document.querySelectorAll('attune-chat')).toHaveLength(1);
  });
});

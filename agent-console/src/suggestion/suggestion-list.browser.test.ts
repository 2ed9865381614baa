import type { Suggestion } from '@attune/protocol';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { suggestions } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './suggestion-list.ts';
import type { SuggestionDismissed, SuggestionList, SuggestionTaken } from './suggestion-list.ts';

let list: SuggestionList;
let acts: string[];
const shows = async (next: readonly Suggestion[]): Promise<void> => {
  list.suggestions = next;
  await drawn(list);
};
const newer = suggestions.map((each, index): Suggestion => ({
  ...each,
  id: `newer-${index}`,
  parts: [{ text: `newer ${index}` }],
}));

beforeEach(async () => {
  acts = [];
  list = await mount<SuggestionList>(
    html`<attune-suggestion-list
      .suggestions=${suggestions}
      @suggestion-taken=${({ suggestion }: SuggestionTaken) => acts.push(`take ${suggestion.id}`)}
      @suggestion-dismissed=${({ suggestion }: SuggestionDismissed) => acts.push(`dismiss ${suggestion.id}`)}
    ></attune-suggestion-list>`,
  );
});
afterEach(async () => {
  unmountAll();
  await userEvent.unhover(document.body);
});

describe('the suggestions', () => {
  it('show their words with what is known and what is to fill, and their reason', () => {
    const [first] = findAll(list, '.card');
    expect(words(find(first ?? list, '.words'))).toBe(
      'I can see that Pay did not answer when you clicked it 6 times. I will next step and write to you by a time.',
    );
    expect(findAll(first ?? list, '.slot').map(words)).toEqual(['next step', 'a time']);
    expect(words(find(first ?? list, '.reason'))).toBe('names that Pay did not respond');
  });

  it('are taken by a click and dismissed by their cross', async () => {
    await userEvent.click(findAll(list, '.take')[1] ?? list);
    await page.getByRole('button', { name: 'Dismiss suggestion 3' }).click();
    expect(acts).toEqual(['take suggestion-2', 'dismiss suggestion-3']);
  });

  it('do not change while somebody points at them, and do when they look elsewhere', async () => {
    await userEvent.hover(find(list, '.card'));
    await shows(newer);
    expect(list.at(1)?.id).toBe('suggestion-1');
    expect(words(list)).toContain('Newer ones come');
    await userEvent.unhover(list);
    await drawn(list);
    expect(list.at(1)?.id).toBe('newer-0');
  });

  it('do not change under the keyboard either', async () => {
    await userEvent.tab();
    expect(find(list, '.take').matches(':focus-visible')).toBe(true);
    await shows(newer);
    expect(list.at(1)?.id).toBe('suggestion-1');
  });

  it('lose at once what was dismissed, even under the pointer', async () => {
    await page.getByRole('button', { name: 'Dismiss suggestion 1' }).click();
    await shows(suggestions.slice(1));
    expect(list.at(1)?.id).toBe('suggestion-2');
  });

  it('are three at most', async () => {
    await shows([...suggestions, ...newer]);
    expect(findAll(list, '.card')).toHaveLength(3);
  });

  it('show a visitor’s markup as text', async () => {
    const value = '<img src=x onerror=alert(1)>';
    await shows([{ ...newer[0], id: 'x', parts: [{ slot: 'name', value, source: value }] } as Suggestion]);
    expect(words(find(list, '.value'))).toBe(value);
    expect(findAll(list, 'img')).toEqual([]);
  });
});

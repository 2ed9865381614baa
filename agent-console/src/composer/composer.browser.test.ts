import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { suggestions } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './composer.ts';
import type { Composer } from './composer.ts';
import { emptyDraft, withSuggestion, type Draft } from './draft.ts';

let composer: Composer;
let submitted: Draft[];
let field: HTMLTextAreaElement;

const holds = async (draft: Draft): Promise<void> => {
  composer.draft = draft;
  await drawn(composer);
};
const selected = (): string => field.value.slice(field.selectionStart, field.selectionEnd);
const offered = (): Draft => (suggestions[0] ? withSuggestion(emptyDraft, suggestions[0]) : emptyDraft);

beforeEach(async () => {
  submitted = [];
  composer = await mount<Composer>(
    html`<attune-composer
      @draft-submitted=${({ draft }: { draft: Draft }) => submitted.push(draft)}
    ></attune-composer>`,
    520,
  );
  field = find(composer, 'textarea') as HTMLTextAreaElement;
});
afterEach(unmountAll);

describe('the composer', () => {
  it('sends with Enter, breaks the line with Shift and Enter', async () => {
    await userEvent.click(field);
    await userEvent.keyboard('one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(submitted.map(({ text }) => text)).toEqual(['one\ntwo']);
  });

  it('does not empty itself: whoever took the draft does, once it is safe', async () => {
    await userEvent.click(field);
    await userEvent.keyboard('Hello{Enter}');
    await drawn(composer);
    expect(field.value).toBe('Hello');
  });

  it('sends nothing when nothing but blanks is written', async () => {
    await userEvent.click(field);
    await userEvent.keyboard('   {Enter}');
    expect(submitted).toEqual([]);
    expect((find(composer, '[aria-label="Send"]') as HTMLButtonElement).disabled).toBe(true);
  });

  it('shows each place to fill, in the text and as a way to get there', async () => {
    await holds(offered());
    expect(findAll(composer, 'mark').map((mark) => mark.textContent)).toEqual(['[next step]', '[a time]']);
    await userEvent.click(findAll(composer, '.fill')[1] ?? field);
    expect(selected()).toBe('[a time]');
  });

  it('refuses to send while a place is unfilled, goes there and says which', async () => {
    await holds(offered());
    composer.submit();
    await drawn(composer);
    expect(submitted).toEqual([]);
    expect(selected()).toBe('[next step]');
    expect(words(find(composer, '[role="alert"]'))).toContain('“next step”');
  });

  it('fills one place after the other by typing and Tab, then sends', async () => {
    await holds(offered());
    composer.focusFirstSlot();
    await userEvent.keyboard('ask finance{Tab}');
    expect(selected()).toBe('[a time]');
    await userEvent.keyboard('17:00{Enter}');
    expect(submitted.map(({ text, suggestionId }) => [text, suggestionId])).toEqual([
      [
        'I can see that Pay did not answer when you clicked it 6 times. I will ask finance and write to you by 17:00.',
        'suggestion-1',
      ],
    ]);
  });

  it('leaves by Tab when nothing is to fill', async () => {
    await userEvent.click(field);
    await userEvent.keyboard('Hello{Tab}');
    expect(field.matches(':focus')).toBe(false);
  });

  it('selects a whole place when somebody clicks into it, and takes it in one piece', async () => {
    await holds(offered());
    field.focus();
    const inside = field.value.indexOf('next step') + 3;
    field.setSelectionRange(inside, inside);
    await userEvent.keyboard('x');
    expect(field.value).toContain('I will x and write');
    expect(composer.draft.slots.map(({ slot }) => slot)).toEqual(['time']);
  });

  it('deletes a place in one piece with Backspace from behind it', async () => {
    await holds(offered());
    field.focus();
    const behind = field.value.indexOf('[next step]') + '[next step]'.length;
    field.setSelectionRange(behind, behind);
    await userEvent.keyboard('{Backspace}');
    expect(field.value).toContain('I will  and write');
  });

  it('marks a place again when an undo brings it back', async () => {
    await holds(offered());
    composer.focusFirstSlot();
    await userEvent.keyboard('x');
    expect(composer.draft.slots).toHaveLength(1);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(field.value).toContain('[next step]');
    expect(composer.draft.slots).toHaveLength(2);
  });

  it('grows with what is written', async () => {
    const before = composer.getBoundingClientRect().height;
    await holds({ ...emptyDraft, text: 'line\n'.repeat(7) });
    expect(composer.getBoundingClientRect().height).toBeGreaterThan(before);
  });

  it('says how much room is left, and how much there is too much', async () => {
    await holds({ ...emptyDraft, text: 'a'.repeat(3_900) });
    expect(words(composer)).toContain('100 characters left');
    await holds({ ...emptyDraft, text: 'a'.repeat(4_003) });
    composer.submit();
    await drawn(composer);
    expect(submitted).toEqual([]);
    expect(words(composer)).toContain('3 characters too long');
  });
});

import type { Suggestion } from '@attune/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editDraft,
  emptyDraft,
  firstUnfilled,
  nextUnfilled,
  slotAround,
  withSuggestion,
  type Draft,
} from './draft.ts';

const suggestion: Suggestion = {
  id: 's1',
  phraseId: 'own-1',
  family: 'own',
  intent: 'own',
  cue: 'take-ownership',
  parts: [
    { text: 'I see ' },
    { slot: 'control', value: 'Pay', source: 'the page' },
    { text: ' did not answer. I will ' },
    { slot: 'step', value: null, source: null },
    { text: ' by ' },
    { slot: 'time', value: null, source: null },
    { text: '.' },
  ],
  reason: 'names that Pay did not respond',
  signalKey: null,
  offeredAt: 0,
};

/** The draft after somebody replaced the first `from` with `to`, the caret behind it. */
function replaced(draft: Draft, from: string, to: string): Draft {
  const at = draft.text.indexOf(from);
  const text = draft.text.slice(0, at) + to + draft.text.slice(at + from.length);
  return editDraft(draft, text, at + to.length).draft;
}

const marked = (draft: Draft): string[] => draft.slots.map(({ start, end }) => draft.text.slice(start, end));

describe('withSuggestion', () => {
  it('inserts what is known and marks what is not', () => {
    const draft = withSuggestion(emptyDraft, suggestion);
    expect(draft.text).toBe('I see Pay did not answer. I will [next step] by [a time].');
    expect(marked(draft)).toEqual(['[next step]', '[a time]']);
    expect(draft.suggestionId).toBe('s1');
  });

  it('keeps what was written before', () => {
    const draft = withSuggestion({ ...emptyDraft, text: 'Hi Mara, ' }, suggestion);
    expect(draft.text.startsWith('Hi Mara,\nI see Pay')).toBe(true);
    expect(marked(draft)).toEqual(['[next step]', '[a time]']);
  });

  it('leaves a value that looks like a slot as text', () => {
    const named = withSuggestion(emptyDraft, {
      ...suggestion,
      parts: [{ slot: 'name', value: '[a time]', source: 'x' }],
    });
    expect(named.text).toBe('[a time]');
    expect(firstUnfilled(named)).toBeNull();
  });
});

describe('editDraft', () => {
  const offered = withSuggestion(emptyDraft, suggestion);

  it('counts a slot as filled once its placeholder was written over', () => {
    const one = replaced(offered, '[next step]', 'r');
    expect(marked(one)).toEqual(['[a time]']);
    const both = replaced(one, '[a time]', '17:00');
    expect(firstUnfilled(both)).toBeNull();
    expect(both.suggestionId).toBe('s1');
  });

  it('moves later slots with the text before them', () => {
    expect(marked(replaced(offered, 'I see', 'Hello Mara, I see'))).toEqual(['[next step]', '[a time]']);
    expect(marked(replaced(offered, ' did not answer', ''))).toEqual(['[next step]', '[a time]']);
  });

  it('replaces a whole placeholder when its inside is touched', () => {
    const inside = offered.text.indexOf('xt step');
    const text = `${offered.text.slice(0, inside)}Z${offered.text.slice(inside)}`;
    const edited = editDraft(offered, text, inside + 1);
    expect(edited.draft.text).toBe('I see Pay did not answer. I will Z by [a time].');
    expect(edited.draft.text.slice(0, edited.caret).endsWith('Z')).toBe(true);
    expect(marked(edited.draft)).toEqual(['[a time]']);
  });

  it('marks a placeholder again when an undo brings it back', () => {
    const filled = replaced(offered, '[next step]', 'call you');
    expect(marked(replaced(filled, 'call you', '[next step]'))).toEqual(['[next step]', '[a time]']);
  });

  it('forgets the suggestion when everything was deleted', () => {
    expect(editDraft(offered, ' ', 0).draft).toEqual({ ...emptyDraft, text: ' ' });
  });

  it('puts letters before a placeholder outside of it, even an equal bracket', () => {
    const at = offered.text.indexOf('[next step]');
    const text = `${offered.text.slice(0, at)}[${offered.text.slice(at)}`;
    expect(marked(editDraft(offered, text, at + 1).draft)).toEqual(['[next step]', '[a time]']);
  });

  it('marks whole placeholders only, whatever is edited', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(70), fc.nat(12), fc.string({ maxLength: 6 })), { maxLength: 25 }),
        (edits) => {
          let draft: Draft = offered;
          for (const [at, removed, inserted] of edits) {
            const from = Math.min(at, draft.text.length);
            const text = draft.text.slice(0, from) + inserted + draft.text.slice(from + removed);
            draft = editDraft(draft, text, from + inserted.length).draft;
            for (const words of marked(draft)) expect(['[next step]', '[a time]']).toContain(words);
          }
        },
      ),
    );
  });
});

describe('finding slots', () => {
  const offered = withSuggestion(emptyDraft, suggestion);

  it('goes to the next one after the caret, then to none', () => {
    const first = nextUnfilled(offered, 0);
    expect(first?.slot).toBe('step');
    const second = nextUnfilled(offered, first?.end ?? 0);
    expect(second?.slot).toBe('time');
    expect(nextUnfilled(offered, second?.end ?? 0)).toBeNull();
  });

  it('finds the one a caret stands in', () => {
    expect(slotAround(offered, offered.text.indexOf('next step'))?.slot).toBe('step');
    expect(slotAround(offered, 2)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { atBefore, mentionedIn, namesFor } from './mentions.ts';

const ann = { id: 'a', name: 'Ann' };
const annLee = { id: 'al', name: 'Ann Lee' };
const jose = { id: 'j', name: 'José (night)' };
const all = [ann, annLee, jose];

describe('a name in a note', () => {
  it.each([
    ['@Ann look', ['a']],
    ['@Ann Lee look', ['al']],
    ['@ann lee and @Ann', ['al', 'a']],
    ['ask @José (night).', ['j']],
    ['@Anna is nobody here', []],
    ['mail ann@example.com', []],
    ['no names', []],
  ])('in %j calls %j', (body, called) => {
    expect(mentionedIn(body, all).toSorted()).toEqual(called.toSorted());
  });

  it('is looked for after an @ at the start of a word', () => {
    expect(atBefore('ask @An', 7)).toEqual({ start: 4, end: 7, word: 'An' });
    expect(atBefore('ann@ex', 6)).toBeNull();
    expect(namesFor(all, 'le').map(({ id }) => id)).toEqual(['al']);
  });
});

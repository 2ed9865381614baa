import { aPress, anOutcome, TUESDAY_AFTERNOON } from '@attune/testing';
import { expect, it } from 'vitest';
import { factsInWords } from './facts-in-words.ts';

it('says pages, presses with what came of them, and the tab, newest first', () => {
  const press = aPress({ id: 1 });
  expect(
    factsInWords([
      { kind: 'page', at: TUESDAY_AFTERNOON, path: '/checkout' },
      press,
      anOutcome(press, 'none', 1_000),
      { kind: 'visibility', at: TUESDAY_AFTERNOON, visible: false },
    ]),
  ).toEqual(['Left this tab', 'Pressed Pay: the page did not respond', 'Page /checkout']);
});

it('takes the latest outcome of a press', () => {
  const press = aPress({ id: 1 });
  expect(factsInWords([press, anOutcome(press, 'none', 1_000), anOutcome(press, 'slow', 4_000)])).toEqual([
    'Pressed Pay: the page responded late',
  ]);
});

it('makes one line of what happened several times in a row', () => {
  const presses = [1, 2, 3].map((id) => aPress({ id }));
  const facts = presses.flatMap((press) => [press, anOutcome(press, 'none', 1_000)]);
  expect(factsInWords(facts)).toEqual(['Pressed Pay: the page did not respond (3 times)']);
});

it('says nothing about an outcome that says nothing, or a name that was withheld', () => {
  const press = aPress({ id: 1, control: { key: 'k', role: 'button', name: '' } });
  expect(factsInWords([press, anOutcome(press, 'cannot-judge', 0)])).toEqual([
    'Pressed a button without a name',
  ]);
});

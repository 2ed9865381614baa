import type { Interaction } from '@attune/protocol';
import { aPress, anOutcome, TUESDAY_AFTERNOON } from '@attune/testing';
import { expect, it } from 'vitest';
import { fill } from '../texts.ts';
import { factsInWords } from './facts-in-words.ts';

it('says pages, presses with what came of them, and the tab, newest first', () => {
  const press = aPress({ id: 1 });
  expect(
    factsInWords(
      [
        { kind: 'page', at: TUESDAY_AFTERNOON, path: '/checkout' },
        press,
        anOutcome(press, 'none', 1_000),
        { kind: 'visibility', at: TUESDAY_AFTERNOON, visible: false },
      ],
      fill,
    ),
  ).toEqual(['Left this tab', 'Pressed Pay: the page did not respond', 'Page /checkout']);
});

it('takes the latest outcome of a press', () => {
  const press = aPress({ id: 1 });
  expect(
    factsInWords([press, anOutcome(press, 'none', 1_000), anOutcome(press, 'slow', 4_000)], fill),
  ).toEqual(['Pressed Pay: the page responded late']);
});

it('makes one line of what happened several times in a row', () => {
  const presses = [1, 2, 3].map((id) => aPress({ id }));
  const facts = presses.flatMap((press) => [press, anOutcome(press, 'none', 1_000)]);
  expect(factsInWords(facts, fill)).toEqual(['Pressed Pay: the page did not respond (3 times)']);
});

it('says nothing about an outcome that says nothing, or a name that was withheld', () => {
  const press = aPress({ id: 1, control: { key: 'k', role: 'button', name: '' } });
  expect(factsInWords([press, anOutcome(press, 'cannot-judge', 0)], fill)).toEqual([
    'Pressed a button without a name',
  ]);
});

it('has words for everything that can be handed over', () => {
  const at = TUESDAY_AFTERNOON;
  const field = { key: 'k', type: 'email', name: 'E-mail' };
  const said = (fact: Interaction): readonly string[] => factsInWords([fact], fill);
  expect(said({ kind: 'page', at, path: '/cart', arrival: 'reload' })).toEqual(['Loaded /cart again']);
  expect(said({ kind: 'page', at, path: '/cart', arrival: 'back' })).toEqual(['Went back to /cart']);
  expect(said({ kind: 'form-refused', at, form: 'f', field })).toEqual(['A form was refused at “E-mail”']);
  expect(said({ kind: 'form-refused', at, form: 'f', field: null })).toEqual(['A form was refused']);
  expect(said({ kind: 'field-corrected', at, field })).toEqual(['Corrected “E-mail”']);
  const others: readonly Interaction[] = [
    { kind: 'failed-request', at, press: null, status: 500, own: true },
    { kind: 'page-error', at, press: null, hash: 'h' },
    { kind: 'form-left', at, form: 'f', purpose: 'other', fields: 2, lengthMs: 4_000 },
    { kind: 'scroll-turn', at, viewports: 2 },
    { kind: 'cursor-turn', at, axis: 'x', px: 400 },
    { kind: 'answer-rejected', at, seq: 3 },
    { kind: 'pinch-zoom', at },
    { kind: 'copied-error', at },
    { kind: 'draft-cleared', at },
    { kind: 'reconnected', at },
    { kind: 'recorder-off', at },
  ];
  for (const fact of others) expect(said(fact)[0], fact.kind).toMatch(/^[A-Z][\w ,:]+$/);
});

import type { Signal } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { cuesFor, type CueContext } from './cues.ts';
import { factsOf, type ChatFact } from './facts.ts';
import { aDeadClick, aRageClick, aSilence, aWait, at, became, wrote } from './test/stories.ts';

const asked = [wrote('visitor', 1, 'I cannot pay.')];
const context: CueContext = {
  now: at(120_000),
  locale: 'en',
  mood: null,
  wanted: null,
  callAfterTurns: 8,
};
const cues = (signals: readonly Signal[], chat: readonly ChatFact[] = asked) =>
  cuesFor(factsOf(signals, chat, at(120_000)), context);
const names = (...given: Parameters<typeof cues>) => cues(...given).map(({ cue }) => cue);
const reasons = (...given: Parameters<typeof cues>) => cues(...given).map(({ reason }) => reason);

describe('cues', () => {
  it('[CU1] of a control that gave trouble', () => {
    expect(names([aRageClick()]).slice(0, 3)).toEqual([
      'name-the-unsaid',
      'acknowledge-effort',
      'take-ownership',
    ]);
    expect(names([aDeadClick()]).slice(0, 2)).toEqual(['name-the-unsaid', 'take-ownership']);
  });

  it('[CU2] of a wait', () => {
    expect(names([aWait()]).slice(0, 2)).toEqual(['acknowledge-wait', 'take-ownership']);
  });

  it('[CU3] of a silence, before all others', () => {
    expect(names([aRageClick(), aSilence()], [...asked, wrote('agent', 2)])[0]).toBe('check-still-there');
  });

  it('[CU4] of a visitor who spoke last', () => {
    expect(names([])).toEqual(['ask-openly', 'take-ownership', 'offer-way']);
    expect(names([], [wrote('visitor', 1, 'I already tried that')])).toEqual([
      'acknowledge-effort',
      'ask-openly',
      'take-ownership',
    ]);
  });

  it('[CU5] there are none when the agent spoke last and nothing else is known', () => {
    expect(names([], [...asked, wrote('agent', 2)])).toEqual([]);
    expect(names([], [])).toEqual([]);
    expect(names([aRageClick()], [...asked, wrote('agent', 2)])).not.toEqual([]);
  });

  it('[CU5] there are none in a resolved conversation', () => {
    expect(names([aRageClick()], [...asked, became('resolved', 2)])).toEqual([]);
  });

  it.each([
    [aRageClick(), 'names that the “Pay” button did not respond'],
    [aRageClick({ outcome: 'late' }), 'names that the “Pay” button took long to respond'],
    [aRageClick({ outcome: 'failed' }), 'names that the page failed on the “Pay” button'],
    [aRageClick({ outcome: 'partly' }), 'names that the “Pay” button gave them trouble'],
    [aDeadClick({ control: '' }), 'names that the button did not respond'],
    [aWait(), 'names the wait of about 2 minutes'],
    [aWait({ evidence: {} }), 'names the wait of some time'],
  ])('[CU6] say why in words', (signal, reason) => {
    expect(reasons([signal])[0]).toBe(reason);
  });

  it.each([
    ['none', 'takes charge, as the “Pay” button did not respond'],
    ['late', 'takes charge, as the “Pay” button took long to respond'],
    ['failed', 'takes charge, as the page failed on the “Pay” button'],
    ['partly', 'takes charge, as the “Pay” button gave them trouble'],
  ])('[CU6] with the cause, when the outcome was "%s"', (outcome, reason) => {
    expect(reasons([aRageClick({ outcome })])).toContain(reason);
  });

  it('[CU6] never name the person', () => {
    const all = [[aRageClick()], [aWait()], [aSilence()], [aDeadClick()], []].flatMap((signals) =>
      reasons(signals),
    );
    for (const reason of all) expect(reason).not.toMatch(/angry|frustrat|difficult|upset|impatient/u);
  });
});

import type { Signal, SignalKind } from '@attune/protocol';
import { describe, expect, it } from 'vitest';
import { inWords } from './known-facts.ts';
import { aDeadClick, aRageClick, aSilence, aWait, at } from './test/stories.ts';
import { wordingIn } from './wording.ts';

const told = (signal: Signal, ms = 120_000) => {
  const words = inWords(signal, at(ms));
  if (words === null) throw new Error('This kind gives a fact.');
  return words;
};
const known = (signal: Signal, ms = 120_000) => told(signal, ms).known;

describe('what a signal tells', () => {
  it.each([
    [{}, 'the “Pay” button'],
    [{ role: 'link', control: 'Terms' }, 'the “Terms” link'],
    [{ control: '' }, 'the button'],
    [{ control: '\u200b' }, 'the button'],
    [{ role: 'generic' }, '“Pay”'],
    [{ role: 'generic', control: '' }, 'that spot on the page'],
    [{ role: 'constructor', control: null }, 'that spot on the page'],
    [{ control: '{time}' }, 'the “{time}” button'],
    [{ control: '<b>Pay</b>' }, 'the “<b>Pay</b>” button'],
  ])('[KS1] %j is %s', (evidence, words) => {
    expect(known(aRageClick(evidence)).control?.value).toBe(words);
  });

  it('[KS2] never counts clicks in front of the visitor', () => {
    expect(known(aRageClick({ presses: 2 })).effort?.value).toBe('twice');
    expect(known(aRageClick({ presses: 7 })).effort?.value).toBe('several times');
    expect(known(aDeadClick()).effort).toBeUndefined();
    expect(known(aRageClick({ presses: null })).effort).toBeUndefined();
  });

  it('[KS3] tells a wait as it stands now, or as it ended', () => {
    expect(known(aWait()).duration?.value).toBe('about 2 minutes');
    expect(known(aWait({ endedAt: 300_000 }), 900_000).duration?.value).toBe('about 5 minutes');
    expect(known(aWait({ evidence: {} })).duration).toBeUndefined();
  });

  it.each([
    [20_000, 'almost a minute'],
    [60_000, 'about a minute'],
    [170_000, 'about 3 minutes'],
    [59.4 * 60_000, 'about 59 minutes'],
    [70 * 60_000, 'about an hour'],
    [170 * 60_000, 'about 3 hours'],
  ])('[KS3] %i ms are "%s"', (ms, words) => {
    expect(wordingIn('en').about(ms)).toBe(words);
  });

  it('[KS5] says where it knows that from', () => {
    expect(known(aRageClick())).toMatchObject({
      control: { source: 'what they clicked on /checkout' },
      effort: { source: '5 clicks in a row' },
    });
    expect(known(aRageClick({ path: null })).control?.source).toBe('what they clicked');
    expect(known(aWait()).duration?.source).toBe('the time since their first unanswered message');
  });

  it.each([
    ['none', 'silent-control'],
    ['late', 'slow-control'],
    ['failed', 'failing-control'],
    ['partly', 'patchy-control'],
    ['something newer', 'patchy-control'],
  ])('[PB9] an outcome of "%s" is a %s', (outcome, situation) => {
    expect(told(aRageClick({ outcome })).situation).toBe(situation);
  });

  it('a silence tells nothing that could be put in words', () => {
    expect(inWords(aSilence(), at(0))).toEqual({ known: {}, situation: 'gone-quiet' });
  });

  it('[FA5] a kind that gives no fact, or that is not known, is none', () => {
    const kinds = [
      'hesitation',
      'form-abandoned',
      'left-while-waiting',
      'capitals',
      'message-burst',
    ] as const;
    for (const kind of kinds) expect(inWords({ ...aRageClick(), kind }, at(0))).toBeNull();
    for (const newer of ['sighing', '__proto__', 'constructor']) {
      expect(inWords({ ...aRageClick(), kind: newer as SignalKind }, at(0))).toBeNull();
    }
  });

  it.each<readonly [SignalKind, Signal['evidence'], string, Record<string, string>]>([
    ['slow-response', {}, 'slow-control', { control: 'the “Pay” button' }],
    ['error-click', {}, 'failing-control', { control: 'the “Pay” button' }],
    ['failed-request', {}, 'failed-request', { control: 'the “Pay” button' }],
    [
      'form-struggle',
      { field: 'Card number', refusals: 3 },
      'form-refused',
      { control: 'the “Card number” field', effort: 'three times' },
    ],
    ['form-struggle', { refusals: 7 }, 'form-refused', { control: 'the form', effort: 'several times' }],
    ['reload-storm', { path: '/shop/checkout' }, 'reloads', { page: 'the checkout page' }],
    ['reload-storm', { path: '/orders/:id' }, 'reloads', { page: 'the page' }],
    ['reload-storm', { path: '/<img>' }, 'reloads', { page: 'the page' }],
    ['no-answer', { since: at(-60_000) }, 'long-wait', { duration: 'about 3 minutes' }],
    ['repeat-contact', { contacts: 3 }, 'repeat-contact', { effort: 'three times' }],
    ['u-turn', {}, 'searching', {}],
    ['copied-error', {}, 'saw-error', {}],
    ['repeated-message', {}, 'repeated-message', {}],
    ['nudge', {}, 'nudge', {}],
    ['asked-for-human', {}, 'asked-for-person', {}],
    ['rejected-answer', {}, 'rejected-answer', {}],
    ['unstable-connection', {}, 'unstable-connection', {}],
  ])('[FA5] %s %j is a fact: %s', (kind, evidence, situation, slots) => {
    const onControl = ['slow-response', 'error-click', 'failed-request'].includes(kind);
    const base = onControl ? aRageClick({ presses: 1 }).evidence : {};
    const signal = { ...aRageClick(), kind, evidence: { ...base, ...evidence } };
    const words = told(signal);
    expect(words.situation).toBe(situation);
    const said = Object.entries(words.known).map(([slot, { value }]) => [slot, value]);
    expect(Object.fromEntries(said)).toEqual(slots);
    for (const { source } of Object.values(words.known)) expect(source).toMatch(/\w/u);
  });

  it('[KS7] says facts in German', () => {
    const inGerman = (signal: Signal) => inWords(signal, at(120_000), 'de')?.known;
    expect(inGerman(aRageClick())).toMatchObject({
      control: { value: '„Pay“' },
      effort: { value: 'mehrmals' },
    });
    expect(inGerman(aWait())).toMatchObject({ duration: { value: 'etwa 2 Minuten' } });
  });
});

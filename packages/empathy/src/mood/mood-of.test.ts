import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOOD_LABELS } from './labels.ts';
import { emotionsOf, moodOf } from './mood-of.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('I', 'am', 'not', 'so', 'angry', 'happy', '!!', '😡', 'worried', 'thanks', '???'),
      {
        maxLength: 30,
      },
    )
    .map((words) => words.join(' ')),
);

const HOSTILE = [
  'a'.repeat(100_000),
  '\u200b'.repeat(100_000),
  'e\u0301'.repeat(50_000),
  '\ufdfa'.repeat(20_000),
  '!?'.repeat(50_000),
  ':-('.repeat(30_000),
  '['.repeat(100_000),
  "a'".repeat(50_000),
  '😡'.repeat(50_000),
  'Привет hello 你好 مرحبا '.repeat(5_000),
  '\ud800'.repeat(100_000),
];

describe('the mood of a message', () => {
  it.each([
    ['This is outrageous, I am furious with you', 'angry'],
    ['I am so frustrated, this is really annoying', 'frustrated'],
    ['I am very disappointed', 'disappointed'],
    ['I am really worried about my data', 'anxious'],
    ["I'm confused, I don't understand what you mean", 'confused'],
    ['I am so sad about it', 'sad'],
    ['Thank you so much for your help!', 'grateful'],
    ['I love it, this is wonderful!', 'happy'],
    ['I would like to change my delivery address.', 'neutral'],
  ])('[MM5] of %j is %s', (text, label) => {
    expect(moodOf(text).label).toBe(label);
  });

  it('[MM5] finds discontent where no emotion is named', () => {
    const waiting = moodOf('My order still has not arrived after three weeks and nobody answers me.');
    const asking = moodOf('Could you please tell me how to change my address?');
    expect(waiting.dissatisfied).toBeGreaterThan(0.4);
    expect(asking.dissatisfied).toBeLessThan(0.1);
  });

  it('[MR6] hears the same complaint in other words', () => {
    const told = moodOf('I explained it to your colleagues three times already');
    const asked = moodOf('I explained it to my son');
    expect(told.dissatisfied).toBeGreaterThan(asked.dissatisfied);
  });

  it.each([
    ['No'],
    ['ok'],
    ['hi'],
    ['Yes, correct.'],
    ['12345'],
    ['!!!'],
    [''],
    ['good morning'],
    ['[NAME]'],
  ])('[MM3] [MM4] of %j is not enough to say', (text) => {
    expect(moodOf(text)).toMatchObject({ label: 'unknown', unknownReason: 'not-enough-to-say', words: [] });
  });

  it('[MM3] of "not good" is no short answer', () => {
    expect(moodOf('not good').label).not.toBe('unknown');
  });

  it.each([
    ['Привет, где мой заказ? Я жду две недели'],
    ['我的订单在哪里？我已经等了两个星期'],
    ['Gdzie jest moje zamówienie? Czekam już dwa tygodnie'],
    ['Siparişim nerede? İki haftadır bekliyorum ve çok kızgınım'],
  ])('[MM7] of %j is unknown', (text) => {
    expect(moodOf(text)).toMatchObject({
      label: 'unknown',
      unknownReason: 'unknown-language',
      standing: 'unknown',
    });
  });

  it.each([
    ['Ich warte schon seit zwei Wochen auf meine Bestellung und niemand antwortet.', 'de'],
    ['Llevo dos semanas esperando mi pedido y nadie me contesta.', 'es'],
    ["J'attends ma commande depuis deux semaines et personne ne me répond.", 'fr'],
    ['Aspetto il mio ordine da due settimane e nessuno mi risponde.', 'it'],
    ['Ik wacht al twee weken op mijn bestelling en niemand antwoordt.', 'nl'],
    ['Estou esperando meu pedido há duas semanas e ninguém me responde.', 'pt'],
  ])('[MM7] of %j is an experiment', (text, language) => {
    expect(moodOf(text)).toMatchObject({ language, standing: 'experimental' });
  });

  it('[MM6] points at its words as they were written', () => {
    const text = 'Hello  — I am so WORRIED\u200b about it.';
    const [span] = moodOf(text).words;
    expect(text.slice(span?.start, span?.end)).toContain('WORRIED');
  });

  it('[MM1] [MM2] [MM6] keeps its bounds, whatever is written, and says the same again', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const mood = moodOf(text);
        for (const p of [
          ...MOOD_LABELS.map((label) => mood.probabilities[label]),
          mood.dissatisfied,
          mood.probability,
        ]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(mood.words.length).toBeLessThanOrEqual(4);
        const edges = mood.words.flatMap(({ start, end }) => [start, end]);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(edges.every((edge) => edge >= 0 && edge <= text.length)).toBe(true);
        expect(mood.words.length > 0 && ['neutral', 'unknown'].includes(mood.label)).toBe(false);
        moodOf(other);
        expect(moodOf(text)).toEqual(mood);
      }),
      { numRuns: 300 },
    );
  });

  it.each(HOSTILE.map((text) => [text]))('[MR1] of a hostile text is that of its beginning', (text) => {
    const beginning = text.slice(0, 2_000);
    expect(moodOf(text)).toEqual(moodOf(beginning));
  });

  it('gives all 28 emotions of GoEmotions a probability', () => {
    const emotions = emotionsOf('I am so grateful, thank you!');
    expect(Object.keys(emotions)).toHaveLength(28);
    expect(emotions.gratitude).toBeGreaterThan(0.9);
  });
});

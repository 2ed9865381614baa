import { describe, expect, it } from 'vitest';
import { detectSignals } from '../detect-signals.ts';
import { frictionAt } from '../friction.ts';
import { plainText } from '../sentence.ts';
import { anInput, at, untouched, wrote } from '../test/inputs.ts';
import { visitorSays } from '../test/said.ts';
import { askedForHuman } from './asked-for-human.ts';

const found = (text: string) => askedForHuman.detect(anInput({ chat: visitorSays(1, text) }), {});
const words = (text: string) => found(text).map(({ sentence }) => plainText(sentence));

describe('asked for a human', () => {
  it.each([
    'I want to talk to a human.',
    'can i SPEAK WITH A REAL PERSON please??',
    'Please connect me to an agent',
    'Why can I not speak to a human?',
    'Ich möchte mit einem Menschen sprechen',
    'Kann ich mit einem Mitarbeiter sprechen?',
    'Je voudrais parler à un conseiller.',
    'Quiero hablar con una persona',
    'Vorrei parlare con un operatore',
    'Quero falar com um atendente',
    'Ik wil met een medewerker praten',
  ])('[HU1] %s', (text) => {
    expect(words(text)).toEqual(['asked for a human']);
  });

  it.each([
    ['I want to speak to your manager', 'asked for a manager'],
    ['Ich will mit Ihrem Vorgesetzten sprechen', 'asked for a manager'],
    ['Please cancel my subscription', 'wants to end the contract'],
    ['Je veux résilier mon abonnement', 'wants to end the contract'],
  ])('[HU1] %s', (text, sentence) => {
    expect(words(text)).toEqual([sentence]);
  });

  it.each([
    'It was a human error, I think',
    'I am a person who likes blue',
    'How do I cancel my order?',
    'Does it support user agents?',
    'I don’t want to talk to a human, just fix it',
    'Ich will nicht mit einem Menschen sprechen',
    'The page says "talk to a human" but nothing opens',
    '> I want to talk to a human\nWhat does this mean?',
    'humanist',
    '',
  ])('[HU2] not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('[HU3] raises a flag by itself, for as long as it is fresh', () => {
    const chat = visitorSays(1, 'Let me talk to a human');
    const signals = detectSignals(anInput({ chat, now: 2_000 }), untouched);
    const { state, friction } = frictionAt(signals, frictionAt(signals, null, at(0)).state, at(2_000));
    expect(friction).toMatchObject({ score: 50, level: 'flag' });
    expect(frictionAt(signals, state, at(600_000)).friction.level).toBe('calm');
  });

  it('finds nothing where the text is not known', () => {
    expect(askedForHuman.detect(anInput({ chat: [wrote('visitor', 1, 0)] }), {})).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationMood } from './conversation-mood.ts';
import type { Turn } from './course.ts';

type Said = readonly [author: Turn['author'], text: string, at?: number];

function course(...said: readonly Said[]): readonly Turn[] {
  return said.map(([author, text, at], index) => ({
    seq: index + 1,
    messageId: `message-${index + 1}`,
    author,
    text,
    at: at ?? null,
  }));
}

const because = (...said: readonly Said[]) => conversationMood(course(...said)).timeline.at(-1)?.because;
const distress = (...said: readonly Said[]) => conversationMood(course(...said)).distress;

const ANGRY = 'I am very angry, this is unacceptable and nobody helps me!';

describe('the mood of a conversation', () => {
  it('[MC5] in which nobody spoke is unknown', () => {
    expect(conversationMood([])).toEqual({ label: 'unknown', probability: 0, distress: 0, timeline: [] });
  });

  it('[MC1] has a point a message of the visitor, in the order of seq', () => {
    const turns = course(
      ['visitor', 'Hi'],
      ['agent', 'Hello'],
      ['visitor', ANGRY],
      ['system', 'Anna joined'],
    );
    const { timeline } = conversationMood(turns.toReversed());
    expect(timeline.map(({ seq, messageId }) => [seq, messageId])).toEqual([
      [1, 'message-1'],
      [3, 'message-3'],
    ]);
    expect(conversationMood(turns)).toEqual(conversationMood(turns.toReversed()));
  });

  it('[MC2] carries distress on, less each time', () => {
    const calm = 'My address is 5 Main Street in Springfield.';
    const fresh = distress(['visitor', calm]);
    const after = distress(['visitor', ANGRY], ['agent', 'Let me see.'], ['visitor', calm]);
    const before = distress(['visitor', ANGRY]);
    expect(after).toBeGreaterThan(fresh);
    expect(after).toBeLessThan(before);
  });

  it('[MC2] does not save contentment up', () => {
    const thanks: Said = ['visitor', 'Thank you so much, you are wonderful!'];
    const answer: Said = ['agent', 'With pleasure.'];
    expect(distress(thanks, answer, ['visitor', ANGRY])).toBe(distress(['visitor', ANGRY]));
  });

  it('[MC8] is no repeat when one word in common comes up in passing', () => {
    const passing = because(
      ['visitor', 'I need a taxi to the north'],
      ['agent', 'When?'],
      ['visitor', 'The north at six'],
    );
    expect(passing).not.toContain('repeats-request');
  });

  it('[MC9] remembers a worse course behind the last words', () => {
    const { distress: ofAll, timeline } = conversationMood(
      course(
        ['visitor', ANGRY],
        ['agent', 'Hm.'],
        ['visitor', ANGRY],
        ['agent', 'Hm.'],
        ['visitor', 'Thank you, bye'],
      ),
    );
    expect(ofAll).toBeGreaterThan(timeline.at(-1)?.distress ?? 1);
    expect(ofAll).toBeLessThan(timeline[0]?.distress ?? 0);
  });

  it('[MC4] keeps the label through a message that says nothing, and says so', () => {
    const mood = conversationMood(
      course(['visitor', ANGRY], ['agent', 'Did you restart it?'], ['visitor', 'No']),
    );
    const [first, second] = mood.timeline;
    expect(second?.label).toBe(first?.label);
    expect(second?.probability).toBeLessThan(first?.probability ?? 0);
    expect(second?.because).toContain('carried-over');
    expect(second?.words).toEqual([]);
  });

  it.each<[string, readonly Said[]]>([
    [
      'repeats-request',
      [
        ['visitor', 'Where is the refund for my lamp?'],
        ['agent', 'Let me see.'],
        ['visitor', 'I asked for the refund of the lamp'],
      ],
    ],
    [
      'agent-refused',
      [
        ['visitor', 'Can I exchange the lamp?'],
        ['agent', 'Unfortunately we cannot do that.'],
        ['visitor', 'It is new'],
      ],
    ],
    [
      'unanswered',
      [
        ['visitor', 'Where is my lamp', 0],
        ['visitor', 'anybody around', 180_000],
      ],
    ],
    [
      'unanswered',
      [
        ['visitor', 'Where is my lamp'],
        ['visitor', 'the green one'],
        ['visitor', 'anybody around'],
      ],
    ],
    [
      'repeats-request',
      [
        ['visitor', 'I need a taxi to the north'],
        ['agent', 'To the centre, then?'],
        ['visitor', 'No, north'],
      ],
    ],
    [
      'agent-refused',
      [
        ['visitor', 'The router is off'],
        ['agent', 'Please restart the router.'],
        ['visitor', 'It is off'],
        ['agent', 'Please restart your router.'],
        ['visitor', 'It stays dark'],
      ],
    ],
    ['asks-for-human', [['visitor', 'I want to talk to a real person']]],
    ['shouts', [['visitor', 'WHERE IS MY LAMP']]],
    ['shouts', [['visitor', 'where is my lamp??']]],
  ])('[MC3] is moved by %s', (reason, said) => {
    expect(because(...said)).toContain(reason);
  });

  it('[MC3] is moved by nothing in a calm exchange', () => {
    expect(
      because(
        ['visitor', 'Where is my lamp?', 0],
        ['agent', 'On its way, with you tomorrow.', 60_000],
        ['visitor', 'Good to know, and the green chair?', 400_000],
      ),
    ).toEqual([]);
  });

  it('[MC3] is more distress the more there is', () => {
    const plain = distress(['visitor', 'Where is my lamp']);
    const shouted = distress(['visitor', 'Where is my lamp??']);
    const after = distress(
      ['visitor', 'Hi'],
      ['agent', 'Sorry, I cannot help.'],
      ['visitor', 'Where is my lamp??'],
    );
    expect(shouted).toBeGreaterThan(plain);
    expect(after).toBeGreaterThan(shouted);
  });

  it('[MC7] is frustrated when calm words come from somebody in distress', () => {
    const { label, distress: level } = conversationMood(
      course(
        ['visitor', 'My refund still has not arrived, nobody answers me'],
        ['agent', 'Sorry, I cannot see it.'],
        ['visitor', 'let me talk to a manager, where is the refund??'],
      ),
    );
    expect(level).toBeGreaterThan(0.5);
    expect(label).not.toBe('neutral');
  });

  it('[MC6] takes no mood from agents', () => {
    const calm: Said = ['visitor', 'My address is 5 Main Street.'];
    expect(distress(calm, ['agent', 'I am furious with you!'])).toBe(distress(calm));
  });

  it('stays between 0 and 1, whatever is written', () => {
    const anyTurn = fc.tuple(
      fc.constantFrom<Turn['author']>('visitor', 'agent', 'system'),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom(ANGRY, 'No', 'REFUND NOW!!', 'Sorry'),
      ),
      fc.nat(),
    );
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 12 }), (said) => {
        const mood = conversationMood(course(...said));
        expect(mood.timeline).toHaveLength(said.filter(([author]) => author === 'visitor').length);
        for (const { distress: level, probability } of mood.timeline) {
          expect(Math.min(level, probability)).toBeGreaterThanOrEqual(0);
          expect(Math.max(level, probability)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

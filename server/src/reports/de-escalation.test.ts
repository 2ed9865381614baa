import { conversationMood } from '@attune/empathy/mood';
import { describe, expect, it } from 'vitest';
import { deEscalation } from './de-escalation.ts';

/** Lines of a conversation, visitor (V) and agent (A) by turns. */
const moodOfLines = (...lines: readonly string[]) =>
  conversationMood(
    lines.map((line, at) => ({
      seq: at + 1,
      at: at * 10_000,
      messageId: String(at + 1),
      author: line.startsWith('V') ? 'visitor' : 'agent',
      text: line.slice(3),
    })),
  );
const points = (...distress: readonly number[]) => ({
  timeline: distress.map((value, at) => ({
    seq: at + 1,
    messageId: String(at + 1),
    label: 'neutral' as const,
    probability: 1,
    distress: value,
    words: [],
    because: [],
  })),
});

describe('[practice 12] from peak to end', () => {
  it('falls where somebody calmed down', () => {
    const mood = moodOfLines(
      'V: I was charged twice and nobody answers, this is outrageous!!',
      'A: I can see both charges of 39.90. I will have one refunded by 17:00.',
      'V: Okay, and will it happen again?',
      'A: No, I removed the second payment method.',
      'V: Thank you, that is really kind of you.',
    );
    const measured = deEscalation(mood);
    expect(measured?.peakSeq).toBe(1);
    expect(measured?.relief).toBeGreaterThan(0.3);
    expect(measured?.slope).toBeLessThan(0);
  });

  it('does not where it got worse', () => {
    const mood = moodOfLines(
      'V: My parcel has not arrived, could you look?',
      'A: Unfortunately I cannot help with that.',
      'V: This is ridiculous, I am so angry. I want to speak to a manager!!',
    );
    expect(deEscalation(mood)).toMatchObject({ relief: 0, slope: 0, peakSeq: 3 });
  });

  it('is measured by the points alone', () => {
    expect(deEscalation(points(0.2, 0.8, 0.6, 0.4, 0.2))).toEqual({
      peak: 0.8,
      end: 0.2,
      relief: expect.closeTo(0.6) as number,
      slope: expect.closeTo(-0.2) as number,
      peakSeq: 2,
    });
    expect(deEscalation(points(0.7, 0.3, 0.7, 0.5))?.peakSeq, 'the last of equal peaks').toBe(3);
  });

  it('says nothing of calm conversations, or of a single message', () => {
    expect(deEscalation(points(0.1, 0.2, 0.1))).toBeNull();
    expect(deEscalation(points(0.9))).toBeNull();
    expect(deEscalation(points())).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { filled, slashBefore } from './fill-canned.ts';

describe('a canned response', () => {
  it('has its known slots filled, and keeps the others to be filled', () => {
    const body = 'Hello {visitor-name}, I will {next-step} by { when }.';
    expect(filled(body, { 'visitor-name': 'Mara', when: '17:00' })).toBe(
      'Hello Mara, I will {next-step} by 17:00.',
    );
  });

  it('takes no name for known that is not there', () => {
    expect(filled('Hi {visitor-name}', { 'visitor-name': null })).toBe('Hi {visitor-name}');
    expect(filled('Hi {visitor-name}', { 'visitor-name': ' ' })).toBe('Hi {visitor-name}');
  });

  it('lets nobody’s name become a slot of its own', () => {
    expect(filled('Hi {visitor-name}', { 'visitor-name': '{when}' })).toBe('Hi when');
  });

  it.each([
    ['/', 1, { start: 0, end: 1, word: '' }],
    ['Hello /ref', 10, { start: 6, end: 10, word: 'ref' }],
    ['Hello\n/rück', 11, { start: 6, end: 11, word: 'rück' }],
    ['/refund please', 7, { start: 0, end: 7, word: 'refund' }],
    ['/refund please', 14, null],
    ['and/or', 6, null],
    ['https://shop', 12, null],
    ['/a/b', 4, null],
  ])('is looked for in %j at %i: %j', (text, caret, found) => {
    expect(slashBefore(text, caret)).toEqual(found);
  });
});

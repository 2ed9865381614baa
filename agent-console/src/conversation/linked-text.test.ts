import { describe, expect, it } from 'vitest';
import { linkedPieces } from './linked-text.ts';

const links = (text: string) =>
  linkedPieces(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.href]));
const whole = (text: string) =>
  linkedPieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('');

describe('addresses in a message', () => {
  it('can be followed, without the full stop behind them or the bracket around them', () => {
    expect(links('See https://example.org/a?b=1#c.')).toEqual(['https://example.org/a?b=1#c']);
    expect(links('(http://example.org/x)')).toEqual(['http://example.org/x']);
    expect(links('https://en.example.org/wiki/Bag_(shop)')).toEqual([
      'https://en.example.org/wiki/Bag_(shop)',
    ]);
  });

  it('are only those of http and https', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://x.example mailto:a@b.example')).toEqual([]);
    expect(links('https://')).toEqual([]);
  });

  it('leave every letter of the message where it was', () => {
    for (const text of ['', 'a', 'https://a.example', 'x https://a.example, y http://b.example! z'])
      expect(whole(text)).toBe(text);
  });

  it('of another site keep their look: what is shown is what was written', () => {
    expect(linkedPieces('https://EXAMPLE.org/%41')).toEqual([
      { href: 'https://example.org/%41', text: 'https://EXAMPLE.org/%41' },
    ]);
  });
});

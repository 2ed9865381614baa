import { describe, expect, it } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string): (string | undefined)[] =>
  linkify(text).flatMap(({ text: shown, href }) => (href === undefined ? [] : [`${shown} → ${href}`]));

describe('linkify', () => {
  it.each([
    ['see https://example.org/a?b=c#d', 'https://example.org/a?b=c#d → https://example.org/a?b=c#d'],
    ['see HTTP://EXAMPLE.org', 'HTTP://EXAMPLE.org → http://example.org/'],
    ['www.example.org, please', 'www.example.org → https://www.example.org/'],
    ['write to me@example.org.', 'me@example.org → mailto:me@example.org'],
    ['mailto:me@example.org', 'mailto:me@example.org → mailto:me@example.org'],
    ['call tel:+4912345', 'tel:+4912345 → tel:+4912345'],
    ['(see https://example.org/a)', 'https://example.org/a → https://example.org/a'],
    ['https://example.org/a_(b)', 'https://example.org/a_(b) → https://example.org/a_(b)'],
    ['(https://example.org/a_(b))', 'https://example.org/a_(b) → https://example.org/a_(b)'],
    ['"https://example.org"!', 'https://example.org → https://example.org/'],
  ])('%s', (text, link) => {
    expect(links(text)).toEqual([link]);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org',
    'a@b',
    '1.5 and e.g. this',
    '<a href="x">',
  ])('leaves %s text', (text) => {
    expect(linkify(text)).toEqual([{ text }]);
  });

  it('finds several, and loses nothing between them', () => {
    const text = 'one https://a.example two\nwww.b.example? three c@d.example';
    expect(links(text)).toHaveLength(3);
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it.each([
    'www.'.repeat(1_000),
    'a@'.repeat(2_000),
    'https://'.repeat(500),
    `${'a.'.repeat(2_000)}@`,
    ')'.repeat(4_000),
  ])('keeps every character of hostile input %#', (text) => {
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});

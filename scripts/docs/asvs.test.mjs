import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../toolchain/root.mjs';

/**
 * Requirements of levels 1 and 2 in OWASP ASVS 5.0.0, by section: how many of its first numbers. Those of level 3 always come last.
 * @see https://github.com/OWASP/ASVS/tree/v5.0.0/5.0
 */
const SECTIONS = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1, 0],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7, 0],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
};

const standard = Object.entries(SECTIONS).flatMap(([chapter, sections]) =>
  sections.flatMap((count, section) =>
    Array.from({ length: count }, (_, index) => `${chapter}.${section + 1}.${index + 1}`),
  ),
);

const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  return /^\d+\.\d+\.\d+/.test(cells[1] ?? '')
    ? [{ requirement: cells[1] ?? '', state: cells[2] ?? '', evidence: cells[3] ?? '' }]
    : [];
});

/**
 * The numbers a row is about: `1.2.3`, and `1.2.3–1.2.5`.
 * @param {string} requirement
 */
const numbersIn = (requirement) =>
  [...requirement.matchAll(/(\d+\.\d+)\.(\d+)(?:–\1\.(\d+))?/g)].flatMap(([, section, first, last]) =>
    Array.from(
      { length: Number(last ?? first) - Number(first) + 1 },
      (_, index) => `${section}.${Number(first) + index}`,
    ),
  );

describe('the table of OWASP ASVS 5.0 in SECURITY.md', () => {
  it('names every requirement of levels 1 and 2 once, and no other', () => {
    expect(standard).toHaveLength(253);
    const named = rows.flatMap(({ requirement }) => numbersIn(requirement));
    expect(standard.filter((number) => !named.includes(number))).toEqual([]);
    expect(named.filter((number) => !standard.includes(number))).toEqual([]);
    expect(named.filter((number, index) => named.indexOf(number) !== index)).toEqual([]);
  });

  it('says of each how it stands, and why', () => {
    const states = new Set(['met', 'partly', 'not met', 'proxy', '–']);
    expect(rows.filter(({ state }) => !states.has(state))).toEqual([]);
    expect(rows.filter(({ evidence }) => evidence === '')).toEqual([]);
  });
});

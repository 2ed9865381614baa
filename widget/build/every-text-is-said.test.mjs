import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { texts as english } from '../../packages/texts/src/languages/en.ts';

const WIDGET = fileURLToPath(new URL('../src/', import.meta.url));

/** The widget's sources, one after the other. */
const sources = readdirSync(WIDGET, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('testing'))
  .map((path) => readFileSync(join(WIDGET, path), 'utf8'))
  .join('\n');

/** By whole word, or by the beginning of one that is put together, as `score${score}`. */
const isSaid = (/** @type {string} */ key) =>
  new RegExp(`\\b${key}\\b`).test(sources) || sources.includes(`\`${key.replace(/\d+$/, '')}\${`);

it('[TX7] says each of its texts somewhere', () => {
  const keys = Object.values(english).flatMap((room) => Object.keys(room));
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});

it('[TX7] finds one that nothing says', () => {
  expect(['dropNowhere', 'score1', 'answerRejected'].filter((key) => !isSaid(key))).toEqual(['dropNowhere']);
});

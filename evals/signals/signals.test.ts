import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { answerTo } from './answer.ts';
import { readCases } from './case-file.ts';

const OWN_CASES = path.join(import.meta.dirname, 'own-cases.json');
const RUN = path.join(import.meta.dirname, '..', 'run.mjs');

/** Places at which our own cases fire; null: never. */
const expected: Readonly<Record<string, readonly number[] | null>> = {
  'three-fast-presses': [2],
  'a-pause-at-the-bound': null,
  'a-press-that-was-answered': null,
  'a-name-that-is-left-out': null,
  'a-sign-within-a-name': [1],
  'a-chain-of-two': [1],
  'a-text-field': null,
  'a-link-that-leads-away': null,
  'a-dead-button': [0],
  'a-change-in-time': null,
  'too-early-to-say': null,
  'a-slow-answer': [1],
  'an-error-after-a-press': [1],
  'no-control': null,
  'a-control': [0],
  'a-trembling-hand': null,
  'a-shaking-hand': [4],
  'something-of-theirs': null,
};

describe('public cases', () => {
  const cases = readCases(OWN_CASES);

  it('has an answer to each of our own', () => {
    expect(cases.map(({ id }) => id)).toEqual(Object.keys(expected));
  });

  it.each(cases.map((given) => [given.id, given] as const))('%s', (id, given) => {
    const { fired, firedAtEvent } = answerTo(given);
    expect({ fired, firedAtEvent }).toEqual({
      fired: expected[id] !== null,
      firedAtEvent: expected[id] ?? [],
    });
  });

  it('says why it has no answer', () => {
    const asked = cases.find(({ id }) => id === 'something-of-theirs');
    expect(asked && answerTo(asked).unsupported).toMatch(/^Swipes are not judged/);
  });
});

describe('eval:signals', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-cases-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [RUN, 'signals', ...args]);

  it('prints a line for every case and nothing else', async () => {
    const { stdout, stderr } = await run(OWN_CASES);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(Object.keys(expected));
    expect(stderr).toBe('');
  });

  it.each([
    ['no JSON', '{'],
    ['something else', '{"cases":[{"id":1}]}'],
  ])('ends with 2 and says why on a file with %s', async (_, content) => {
    const file = path.join(folder, 'bad.json');
    writeFileSync(file, content);
    await expect(run(file)).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/\w/),
    });
  });

  it('ends with 2 without a file', async () => {
    await expect(run()).rejects.toMatchObject({ code: 2, stdout: '' });
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = fileURLToPath(new URL('run.mjs', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-eval-mood-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function evalMood(content: string, ...options: readonly string[]) {
  const file = join(folder, 'cases.jsonl');
  writeFileSync(file, content);
  return spawnSync(process.execPath, [run, 'mood', file, ...options], { encoding: 'utf8' });
}

interface Answer {
  readonly id: string;
  readonly labels: Readonly<Record<string, number>>;
  readonly dissatisfied: number;
  readonly goemotions?: Readonly<Record<string, number>>;
}

describe('eval:mood', () => {
  it('answers every line with labels and the probability of discontent', () => {
    const { stdout, status } = evalMood(
      '{"id":"a","text":"Thank you!"}\n\n{"id":"b","text":"I am furious"}\n',
    );
    const answers = stdout
      .trim()
      .split('\n')
      .map((line): Answer => JSON.parse(line) as Answer);
    expect(status).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answers.map((answer) => Object.keys(answer).join())).toEqual([
      'id,labels,dissatisfied',
      'id,labels,dissatisfied',
    ]);
    expect(answers[0]?.labels['grateful']).toBeGreaterThan(answers[1]?.labels['grateful'] ?? 1);
    expect(answers[1]?.dissatisfied).toBeGreaterThan(answers[0]?.dissatisfied ?? 1);
  });

  it('includes the 28 emotions when asked', () => {
    const { stdout } = evalMood('{"id":"a","text":"Thank you!"}', '--labels', 'goemotions');
    expect(Object.keys((JSON.parse(stdout) as Answer).goemotions ?? {})).toHaveLength(28);
  });

  it('takes the context into account', () => {
    const context = [
      { author: 'visitor', text: 'My refund still has not arrived, this is unacceptable!' },
      { author: 'agent', text: 'Sorry, I cannot help.' },
    ];
    const { stdout } = evalMood(
      `${JSON.stringify({ id: 1, text: 'No' })}\n${JSON.stringify({ id: 2, text: 'No', context })}`,
    );
    const [alone, after] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(after?.dissatisfied).toBeGreaterThan(alone?.dissatisfied ?? 1);
  });

  it.each([
    ['{"id":"a","text":"fine"}\nnot JSON'],
    ['{"id":"a","text":"fine"}\n{"id":"b"}'],
    ['{"id":"a","text":"fine"}\n{"text":"no id"}'],
    ['{"id":"a","text":"fine"}\n[]'],
    ['{"id":"a","text":"fine"}\n{"id":"b","text":"x","context":[{"author":"robot","text":"x"}]}'],
  ])('names the bad line of %j', (content) => {
    const { stdout, stderr, status } = evalMood(content);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Line 2: /u);
    expect(stdout).toBe('');
  });
});

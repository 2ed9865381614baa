import { readFile } from 'node:fs/promises';
import { coach } from '@attune/empathy/coach';

interface CoachCase {
  readonly id: string;
  readonly draft: string;
  readonly mood: string | null;
  readonly customerLast: string | null;
}

try {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new Error('Usage: pnpm --silent eval:coach FILE.json');
  const lines = casesIn(await readFile(path, 'utf8')).map(({ id, draft, mood, customerLast }) => {
    const { findings } = coach(draft, { mood, customerLast });
    return JSON.stringify({ id, findings: findings.map(({ rule }) => rule) });
  });
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
} catch (problem) {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exitCode = 2;
}

/** @throws Error that names the case, by its id or its place in the list */
function casesIn(text: string): readonly CoachCase[] {
  const file: unknown = JSON.parse(text);
  const cases = isRecord(file) ? file['cases'] : undefined;
  if (!Array.isArray(cases)) throw new Error('The file holds no list called "cases".');
  return cases.map((given: unknown, index) => caseOf(given, index));
}

function caseOf(given: unknown, index: number): CoachCase {
  const place = `Case ${String(index + 1)}`;
  if (!isRecord(given)) throw new Error(`${place} is not an object.`);
  const { id, draft } = given;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error(`${place} has no "id".`);
  const name = `${place} ("${String(id)}")`;
  if (typeof draft !== 'string') throw new Error(`${name} has no "draft".`);
  const context = given['context'] ?? {};
  if (!isRecord(context)) throw new Error(`${name} has a "context" that is not an object.`);
  return {
    id: String(id),
    draft,
    mood: textOr(context['customer_mood'], `${name} has a "customer_mood" that is not text.`),
    customerLast: textOr(context['customer_last'], `${name} has a "customer_last" that is not text.`),
  };
}

function textOr(value: unknown, complaint: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Error(complaint);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

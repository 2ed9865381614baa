import { readFileSync } from 'node:fs';
import { conversationMood, emotionsOf, moodOf, type Turn } from '@attune/empathy/mood';

/** Reads cases, one JSON object a line, and writes what the mood engine makes of each, one a line. */
const args = process.argv.slice(2);
const wantsEmotions = args[args.indexOf('--labels') + 1] === 'goemotions' && args.includes('--labels');
const file = args.find((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--labels');
if (file === undefined) fail('eval:mood FILE.jsonl [--labels goemotions]');

const lines = readFileSync(file, 'utf8').split('\n');
const answers = lines.flatMap((line, at) =>
  line.trim() === '' ? [] : [JSON.stringify(answerTo(caseOf(line, at + 1)))],
);
process.stdout.write(answers.map((answer) => `${answer}\n`).join(''));

interface Case {
  readonly id: unknown;
  readonly text: string;
  readonly context: readonly { readonly author: 'visitor' | 'agent'; readonly text: string }[];
}

function answerTo({ id, text, context }: Case): object {
  const mood = moodOf(text);
  const emotions = wantsEmotions ? { goemotions: roundedAll(emotionsOf(text)) } : {};
  const dissatisfied = context.length === 0 ? mood.dissatisfied : distressAfter(context, text);
  return { id, labels: roundedAll(mood.probabilities), dissatisfied: rounded(dissatisfied), ...emotions };
}

function distressAfter(context: Case['context'], text: string): number {
  const turns = [...context, { author: 'visitor' as const, text }].map((turn, seq): Turn => ({
    seq,
    messageId: String(seq),
    author: turn.author,
    text: turn.text,
    at: null,
  }));
  return conversationMood(turns).distress;
}

function caseOf(line: string, number: number): Case {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    return fail(`Line ${number}: ${error instanceof Error ? error.message : 'not JSON'}`);
  }
  if (!isRecord(given)) return fail(`Line ${number}: not an object`);
  const { id, text, context = [] } = given;
  if (typeof id !== 'string' && typeof id !== 'number') return fail(`Line ${number}: no "id"`);
  if (typeof text !== 'string') return fail(`Line ${number}: no "text"`);
  if (!Array.isArray(context) || !context.every(isContext))
    return fail(`Line ${number}: "context" is not a list of { "author": "visitor" | "agent", "text" }`);
  return { id, text, context };
}

function isContext(turn: unknown): turn is Case['context'][number] {
  return (
    isRecord(turn) &&
    (turn['author'] === 'visitor' || turn['author'] === 'agent') &&
    typeof turn['text'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function roundedAll(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

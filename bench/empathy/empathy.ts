import { coach } from '@attune/empathy/coach';
import { moodOf, WEIGHTS_BYTES } from '@attune/empathy/mood';
import { timesOf, type Times } from './measure.ts';
import { DRAFTS, longTexts, MESSAGES } from './texts.ts';

/** What words cost: µs a message for the mood, µs a draft for the coach. The last line is for machines. */
const CALLS = 10_000;
const CALLS_LONG = 1_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (name: string, { p50, p95, p99 }: Times): void =>
  say(`${name.padEnd(34)} p50 ${µs(p50)}  p95 ${µs(p95)}  p99 ${µs(p99)}`);

const from = process.hrtime.bigint();
moodOf('The first message unpacks the weights.');
const loadMs = Number(process.hrtime.bigint() - from) / 1_000_000;
say(`mood, first message with unpacking ${loadMs.toFixed(1)} ms, weights ${WEIGHTS_BYTES} bytes`);

const mood = timesOf(MESSAGES, CALLS, moodOf);
row('mood, message', mood);
const moodLong = timesOf(longTexts(MESSAGES), CALLS_LONG, moodOf);
row('mood, 2,000 characters', moodLong);

const context = { mood: 'frustrated', customerLast: MESSAGES[3] ?? '' };
const draft = timesOf(DRAFTS, CALLS_LONG, (text) => coach(text, context));
row('coach, draft', draft);
const draftLong = timesOf(longTexts(DRAFTS), CALLS_LONG / 5, (text) => coach(text, context));
row('coach, 2,000 characters', draftLong);

say(
  `mood_p99_us=${mood.p99.toFixed(1)} mood_p99_2000_us=${moodLong.p99.toFixed(1)} ` +
    `coach_p95_us=${draft.p95.toFixed(1)} weights_bytes=${WEIGHTS_BYTES}`,
);

function µs(value: number): string {
  return `${value.toFixed(1).padStart(8)} µs`;
}

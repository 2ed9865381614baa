import * as v from 'valibot';

const lineField = v.looseObject({ level: v.string(), time: v.number(), msg: v.optional(v.string(), '') });

/** Writes JSON log lines as a person reads them in a terminal: `14:00:03 warn   the sentence  name=value`. */
export function plainLines(write: (text: string) => void): { write(line: string): void } {
  return { write: (line) => write(`${plainLine(line)}\n`) };
}

export function plainLine(line: string): string {
  const { level, time, msg, err, ...fields } = v.parse(lineField, JSON.parse(line));
  const clock = new Date(time).toTimeString().slice(0, 8);
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${asText(value)}`);
  const head = [clock, level.padEnd(5), msg, ...rest].join(' ').trimEnd();
  return err === undefined ? head : `${head}\n${JSON.stringify(err, null, 2).replaceAll(/^/gm, '    ')}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

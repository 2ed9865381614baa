#!/usr/bin/env node
import { askSecret } from './commands/ask-secret.ts';
import { runCommand } from './commands/run-command.ts';
import { logLevels } from './config/fields.ts';
import { createLog } from './log/create-log.ts';

/* The commands of whoever runs the product: `attune backup`, `attune doctor` and their like. */

const say = (...lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);

/** Their words are for a person: lines of the log go beside them, and only those that matter. */
const quietLog = (level: string) =>
  createLog({
    level: logLevels.find((one) => one === level && one !== 'info') ?? 'warn',
    to: { write: (line) => process.stderr.write(line) },
  });

process.exitCode = await runCommand(process.argv.slice(2), {
  // oxlint-disable-next-line node/no-process-env -- where a command's settings come from
  env: process.env,
  createLog: quietLog,
  now: Date.now,
  say,
  askSecret,
}).catch((error: unknown) => {
  console.error('attune: this should not have happened.', error);
  return 1;
});

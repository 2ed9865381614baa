import { parseArgs } from 'node:util';
import { RequestError } from '@attune/protocol';
import { ConfigError } from '../config/config-error.ts';
import { loadConfig } from '../config/load-config.ts';
import { NoBackup } from '../db/backup/backup-file.ts';
import { WouldReplace } from '../db/backup/restore.ts';
import { FolderInUse } from '../db/folder-lock.ts';
import type { Log } from '../log/create-log.ts';
import { backupCommand, migrateCommand, restoreCommand } from './backup-commands.ts';
import { WrongUsage, type Around, type Command } from './command.ts';
import { createAdminCommand } from './create-admin.ts';
import { doctorCommand } from './doctor.ts';
import { settingsCommand } from './settings-command.ts';
import { visitorCommand } from './visitor-command.ts';

const commands: readonly Command[] = [
  backupCommand,
  restoreCommand,
  migrateCommand,
  createAdminCommand,
  visitorCommand,
  doctorCommand,
  settingsCommand,
];

export interface Terminal extends Omit<Around, 'config' | 'log'> {
  readonly env: Readonly<Record<string, string | undefined>>;
  createLog(level: string): Log;
}

/** Runs what was typed after `attune`. What people can mend is told in words. @returns the exit code */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { say } = terminal;
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    say(...help());
    return name === undefined || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        email: { type: 'string' },
        site: { type: 'string' },
        visitor: { type: 'string' },
        replace: { type: 'boolean' },
      },
    });
    const config = loadConfig(terminal.env);
    const log = terminal.createLog(config.logLevel);
    return await command.run({ words: positionals, options: values }, { ...terminal, config, log });
  } catch (error) {
    const told = inWords(error);
    if (told === null) throw error;
    say(told, ...(isUsage(error) ? ['', `  attune ${command.usage}`] : []));
    return isUsage(error) ? 2 : 1;
  }
}

function isUsage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof WrongUsage || code.startsWith('ERR_PARSE_ARGS');
}

const OURS = [ConfigError, FolderInUse, NoBackup, WouldReplace, RequestError];

/** @returns null for a fault that nobody foresaw */
function inWords(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (isUsage(error) || OURS.some((kind) => error instanceof kind)) return error.message;
  const code = 'code' in error ? error.code : undefined;
  const path = 'path' in error ? String(error.path) : 'The file';
  if (code === 'EEXIST') return `${path} is there already; choose another name.`;
  if (code === 'ENOENT') return `${path} is not there.`;
  if (code === 'ECONNREFUSED') return 'The database cannot be reached. "attune doctor" says more.';
  return null;
}

function help(): readonly string[] {
  return [
    'attune COMMAND, with the settings of the server in the environment.',
    '',
    ...commands.flatMap(({ usage, about }) => [`  attune ${usage}`, `      ${about}`]),
  ];
}

import type { Config } from '../config/load-config.ts';
import type { Log } from '../log/create-log.ts';

/** What a command has to do with. */
export interface Around {
  readonly config: Config;
  readonly log: Log;
  now(): number;
  say(...lines: readonly string[]): void;
  /** A line that is not shown while it is typed. */
  askSecret(question: string): Promise<string>;
}

/** What was typed after the command's name. */
export interface Given {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  /** @returns the exit code */
  run(given: Given, around: Around): Promise<number>;
}

/** The command was called in a way that it does not know. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The one word a command takes. @throws WrongUsage */
export function onlyWord({ words }: Given, what: string): string {
  const [word] = words;
  if (word === undefined || words.length > 1) throw new WrongUsage(`Name ${what}, and nothing else.`);
  return word;
}

/** @throws WrongUsage */
export function textOption({ options }: Given, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WrongUsage(`--${name} is missing.`);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A real process for tests that kill one, or need two. */
export interface TestProcess {
  readonly pid: number;
  /** Lines it has written so far, standard output and errors alike. */
  readonly lines: readonly string[];
  /** Resolves with the first line that begins so, written before or after the call. */
  line(beginning: string): Promise<string>;
  /** Resolves when it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

const serverFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs a TypeScript file of the server with plain Node. */
export function startTestProcess(file: URL, args: readonly string[]): TestProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(file), ...args], {
    cwd: serverFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const hear = (line: string) => {
    lines.push(line);
    for (const look of waiting) look();
  };
  createInterface(child.stdout).on('line', hear);
  createInterface(child.stderr).on('line', hear);
  const exit = once(child, 'exit').then(([code]) => code as number | null);

  return {
    pid: child.pid ?? 0,
    lines,
    exit,
    line: (beginning) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void exit.then(() => reject(new Error(`It ended without "${beginning}":\n${lines.join('\n')}`)));
      }),
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await exit;
    },
  };
}

import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

// A test that failed half way has not ended what it started.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Ends a child with this process, however the test that started it ends. */
export function endWithUs(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

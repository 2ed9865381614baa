import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MODULE = fileURLToPath(new URL('follow-parent.mjs', import.meta.url));

it('ends what npm started when npm is told to end', async () => {
  const child = `import(${JSON.stringify(MODULE)}).then(({ followParent }) => {
    followParent();
    process.once('SIGTERM', () => { console.log('told'); process.exit(0); });
    setInterval(() => {}, 1000);
    console.log('running');
  })`;
  // A shell that waits for its child, as npm's does.
  const shell = spawn('sh', ['-c', '"$0" --eval "$1"; true', process.execPath, child], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {string[]} */
  const heard = [];
  shell.stdout.setEncoding('utf8');
  for await (const chunk of shell.stdout) {
    const text = String(chunk);
    heard.push(text.trim());
    if (text.includes('running')) {
      shell.kill('SIGTERM');
      await once(shell, 'exit');
    }
  }
  expect(heard).toEqual(['running', 'told']);
});

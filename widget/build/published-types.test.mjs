import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const path = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));

/** @returns {Promise<string>} what the compiler says of the folder; nothing, when it has nothing to say */
function check(/** @type {readonly string[]} */ options) {
  const compiler = path('../../node_modules/typescript/bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--noEmit', '--pretty', 'false', ...options], (_failed, stdout) =>
      resolve(stdout.trim()),
    );
  });
}

it('takes every call and event, the queue before loading too, refuses what is wrong, and says what the widget has', async () => {
  expect(await check(['-p', path('../published')])).toBe('');
});

it("stands by itself among a page's sources, without our settings", async () => {
  const alone = ['--ignoreConfig', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', ''];
  expect(await check([...alone, path('../published/widget.d.ts')])).toBe('');
});

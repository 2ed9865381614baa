import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** One line of standard input: typed without being shown, or from a pipe. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: unseen, terminal: stdin.isTTY });
  try {
    const [line = ''] = await Promise.race([
      new Promise<string[]>((resolve) => lines.once('line', (text) => resolve([text]))),
      new Promise<string[]>((resolve) => lines.once('close', () => resolve([]))),
    ]);
    return line;
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}

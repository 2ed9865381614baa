// What our detectors make of public test cases, one answer a line: pnpm --silent eval:signals FILE.json
import { answerTo } from './signals/answer.ts';
import { readCases } from './signals/case-file.ts';

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) end('pnpm --silent eval:signals FILE.json');

try {
  const lines = readCases(file).map((given) => `${JSON.stringify(answerTo(given))}\n`);
  process.stdout.write(lines.join(''));
} catch (error) {
  end(error instanceof Error ? error.message : String(error));
}

function end(message: string): never {
  console.error(message);
  process.exit(2);
}

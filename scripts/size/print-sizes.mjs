import { join } from 'node:path';
import { build } from '../toolchain/build.mjs';
import { install } from '../toolchain/install.mjs';
import { explain } from '../toolchain/plain-error.mjs';
import { ROOT } from '../toolchain/root.mjs';
import { weigh } from './weigh.mjs';

/**
 * Tells what the built widget weighs, a line a role.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {boolean} whether everything is within its bound
 */
export function printSizes(root, say) {
  const weights = weigh(join(root, 'widget/dist'));
  for (const { bound, bytes, withinBound } of weights) {
    const figures = `${count(bytes)} of ${count(bound.maxBytes)} bytes (${bound.packing})`;
    say(`${withinBound ? 'ok   ' : 'HEAVY'} ${bound.role.padEnd(12)} ${figures}, paid ${bound.paid}`);
  }
  return weights.every((weight) => weight.withinBound);
}

/** Builds the widget if need be, tells its sizes, and ends this process with 1 when one is out of bounds. */
export async function sizesFromTerminal() {
  try {
    await install(ROOT, console.log);
    await build(ROOT, console.log, ['widget']);
    process.exit(printSizes(ROOT, console.log) ? 0 : 1);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

/** @param {number} bytes */
function count(bytes) {
  return bytes.toLocaleString('en').padStart(6);
}

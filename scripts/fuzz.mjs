// pnpm test:fuzz [--inputs N] [--seed S]
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./fuzz/run-fuzz.mjs').then(({ fuzzFromTerminal }) => fuzzFromTerminal(process.argv.slice(2)));

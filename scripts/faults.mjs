// pnpm test:faults --help says what it takes.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./faults/run-faults.mjs').then(({ faultsFromTerminal }) =>
  faultsFromTerminal(process.argv.slice(2)),
);

// pnpm test:faults [--messages N] [--kills K] [--seed S] [--engine embedded|postgres|both] [--only NAME]
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./faults/run-faults.mjs').then(({ faultsFromTerminal }) =>
  faultsFromTerminal(process.argv.slice(2)),
);

// npm test: install, real services, build, checks, sizes, and every test. The last line counts them.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./testing/run-tests.mjs').then(({ testFromTerminal }) =>
  testFromTerminal(process.argv.slice(2)),
);

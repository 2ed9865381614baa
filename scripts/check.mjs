// npm run check: everything that can be judged without running the product.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./checks/run-checks.mjs').then(({ checkFromTerminal }) => checkFromTerminal());

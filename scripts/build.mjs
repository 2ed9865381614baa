// npm run build: install and build what changed, and run nothing.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./toolchain/prepare.mjs').then(({ prepareFromTerminal }) => prepareFromTerminal());

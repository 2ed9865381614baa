// npm run dev: the product, built and started anew after every change to a source file.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./toolchain/develop.mjs').then(({ develop }) => develop());

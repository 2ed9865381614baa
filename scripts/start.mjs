// npm start: install and build what changed, then run the product in this process.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./toolchain/start-product.mjs').then(({ startProduct }) => startProduct());

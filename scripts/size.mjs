// npm run size: what the widget costs the pages that carry it, and whether that is within bounds.
import { refuseOldNode } from './toolchain/node-version.mjs';

refuseOldNode();
void import('./size/print-sizes.mjs').then(({ sizesFromTerminal }) => sizesFromTerminal());

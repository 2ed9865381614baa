// Takes every main screen of the console and the widget at 1440 and 390 px, light and dark, into docs/screenshots, and
// writes their list. Real browsers, the built server, a fresh embedded database; run with "pnpm screenshots".
// Names given as arguments take only those screens.
import { register } from 'tsx/esm/api';

register();
const { takeAll } = await import('./take-all.ts');
await takeAll(process.argv.slice(2));

import { goneQuiet } from './gone-quiet.ts';
import { waiting } from './waiting.ts';

/** Everything that is found in the chat, in the order an admin meets it. */
export const chatDetectors = [waiting, goneQuiet] as const;

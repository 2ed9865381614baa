import type { createWhatTheySee } from './what-they-see/what-they-see.ts';

interface WhatTheySeePart {
  readonly createWhatTheySee: typeof createWhatTheySee;
}

/** Fetches the panel *What they see*: a file of its own beside this one, put there by the build. */
export const fetchWhatTheySee = (): Promise<WhatTheySeePart> => import('./what-they-see/main.ts');

/** The `what-they-see` chunk: fetched when a visitor wants to know. */
export { createWhatTheySee } from './what-they-see.ts';

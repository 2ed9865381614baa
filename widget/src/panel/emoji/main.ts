/** The `emoji` chunk: fetched when somebody wants to pick one. */
export { createEmoji } from './emoji.ts';

/** The `as-set` chunk: what an admin has set about the panel. Sites that have set nothing never fetch it. */
export { createAsSet } from './as-set.ts';

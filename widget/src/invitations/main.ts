/** The `invitations` chunk: fetched on pages of sites that have written one. */
export { startInvitations } from './start-invitations.ts';

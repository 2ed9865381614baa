/*
 * What the rules of other nouns ask of sessions, each as part of the transaction it is given: sessions have no rule of their own
 * beyond whose they are.
 */
export {
  deleteSession as endSession,
  deleteSessionsOf as endSessionsOf,
  forgetTrustedDevices,
  listSessions,
} from './session.repository.ts';
export { isTwoFactorRequired, saveTwoFactorRequired } from './sign-in-rule.repository.ts';

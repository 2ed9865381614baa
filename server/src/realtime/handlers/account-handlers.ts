import { requireRole } from '../../auth/require-role.ts';
import type { OwnAccounts } from '../../accounts/own-account.ts';
import type { PasswordResets } from '../../people/password-resets.ts';
import type { PersonInvitations } from '../../people/person-invitations.ts';
import type { SignInRuleBook } from '../../people/sign-in-rules.ts';
import type { AgentSocket } from '../realtime-types.ts';
import type { AgentHandlers } from './agent-handling.ts';

export interface AccountHandlerDeps {
  readonly ownAccounts: OwnAccounts;
  readonly personInvitations: PersonInvitations;
  readonly passwordResets: PasswordResets;
  readonly signInRules: SignInRuleBook;
}

const adminsOnly = (socket: AgentSocket): void => requireRole(socket.data.session.agent, 'admin');
const byOf = (socket: AgentSocket) => socket.data.session.agent;

/** One's own account; and for admins, the ways into the console. */
export function accountHandlers({
  ownAccounts,
  personInvitations,
  passwordResets,
  signInRules,
}: AccountHandlerDeps) {
  return {
    'account:get': {
      limit: 'agent:light',
      handle: (_input, { principal }) => ownAccounts.get(principal.data.session),
    },
    'session:end': {
      limit: 'agent:change',
      handle: ({ sessionId }, { principal }) => ownAccounts.endSession(principal.data.session, sessionId),
    },
    'session:end-others': {
      limit: 'agent:change',
      handle: (_input, { principal }) => ownAccounts.endOtherSessions(principal.data.session),
    },
    'people:invited': {
      limit: 'agent:light',
      authorise: adminsOnly,
      handle: () => personInvitations.list(),
    },
    'people:invite': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: (input, { principal }) => personInvitations.invite(byOf(principal), input),
    },
    'people:invite-again': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: ({ invitationId }, { principal }) =>
        personInvitations.inviteAgain(byOf(principal).id, invitationId),
    },
    'people:take-back-invitation': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: ({ invitationId }, { principal }) =>
        personInvitations.takeBack(byOf(principal).id, invitationId),
    },
    'people:reset-password': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: ({ personId }, { principal }) => passwordResets.give(byOf(principal).id, personId),
    },
    'people:lift-two-factor': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: ({ personId }, { principal }) => signInRules.liftTwoFactor(byOf(principal).id, personId),
    },
    'sign-in-rules:get': {
      limit: 'agent:light',
      authorise: adminsOnly,
      handle: () => signInRules.get(),
    },
    'sign-in-rules:save': {
      limit: 'agent:change',
      authorise: adminsOnly,
      handle: (rules, { principal }) => signInRules.save(byOf(principal).id, rules),
    },
  } satisfies Partial<AgentHandlers>;
}

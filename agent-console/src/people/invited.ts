import type { AccountAnswers, AgentInput, Person, Refusal, Reply } from '@attune/protocol';
import type { AgentConnection } from '../connection/agent-connection.ts';
import { createStore } from '../state/store.ts';
import type { LinkToHandOver } from './invited-list.ts';

export interface InvitedState {
  readonly invitations: AccountAnswers['people:invited']['invitations'];
  readonly canMail: boolean;
  /** Everybody has to sign in with a code. */
  readonly twoFactorRequired: boolean;
  /** What was given last, where no mail server carries it. */
  readonly link: LinkToHandOver | null;
}

export type Invited = ReturnType<typeof createInvited>;

/** The ways into the console that an admin opens. Methods answer with the refusal, or null when done. */
export function createInvited(connection: AgentConnection) {
  const state = createStore<InvitedState>({
    invitations: [],
    canMail: false,
    twoFactorRequired: false,
    link: null,
  });
  const change = (to: Partial<InvitedState>): void => state.set({ ...state.value, ...to });

  async function load(): Promise<void> {
    const [invited, rules] = await Promise.all([
      connection.request('people:invited', {}),
      connection.request('sign-in-rules:get', {}),
    ]);
    if (invited.ok) change(invited.value);
    if (rules.ok) change(rules.value.rules);
  }

  /** Shows the link that came, if one has to be handed over, and what stands now. */
  async function settled(
    reply: Reply<{ readonly url: string | null }>,
    about: string,
  ): Promise<Refusal | null> {
    if (!reply.ok) return reply.refusal;
    const { url } = reply.value;
    change({ link: url === null ? null : { url, about } });
    await load();
    return null;
  }

  return {
    state,
    load,
    invite: async (input: AgentInput<'people:invite'>) =>
      settled(await connection.request('people:invite', input), invitationWords(input.email)),
    inviteAgain: async (invitationId: string, email: string) =>
      settled(await connection.request('people:invite-again', { invitationId }), invitationWords(email)),
    takeBack: async (invitationId: string) => {
      const reply = await connection.request('people:take-back-invitation', { invitationId });
      return settled(reply.ok ? { ok: true, value: { url: null } } : reply, '');
    },
    giveNewPassword: async ({ id, name }: Person) =>
      settled(
        await connection.request('people:reset-password', { personId: id }),
        `Hand this link to ${name}. It works once, within an hour, and ends their sessions.`,
      ),
    async requireTwoFactor(twoFactorRequired: boolean): Promise<Refusal | null> {
      const reply = await connection.request('sign-in-rules:save', { twoFactorRequired });
      if (!reply.ok) return reply.refusal;
      change(reply.value.rules);
      return null;
    },
  };
}

const invitationWords = (email: string): string =>
  `Hand this link to ${email}. It works once, within 7 days. With a mail server set up, it goes by mail.`;

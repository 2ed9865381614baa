import type {
  OwnAccount,
  PersonInvitation,
  Refusal,
  Reply,
  SignedInAnswer,
  TwoFactorBegun,
} from '@attune/protocol';
import type { AccountClient } from '../src/account/account-client.ts';
import { ok, refused, type FakeConnection } from './fake-connection.ts';
import { people } from './fixtures/people.ts';

export const wrongPair: Refusal = {
  code: 'unauthenticated',
  message: 'This e-mail address and password do not fit together.',
};

const signedIn: SignedInAnswer = {
  next: 'console',
  agent: { id: 'agent-1', name: 'Ines Okafor', email: 'ines@example.org', role: 'admin' },
  expiresAt: 8.64e15,
};

const tooShort = (field: string): Reply<never> =>
  refused('invalid', `"${field}" must have at least 10 characters.`, { field });
const wrongPassword = refused('invalid', 'This is not your current password.', { field: 'password' });
const wrongCode = refused('invalid', 'This code does not fit. Wait for the next one and enter that.', {
  field: 'code',
});

export const begunFixture: TwoFactorBegun = {
  uri: 'otpauth://totp/Attune:ines%40example.org?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Attune&digits=6&period=30',
  key: 'MFRG GZDF MZTW Q2LK NNWG 23TP OBYX E43U',
  backupCodes: ['k7m2p-9xqrt', 'w3hj8-n4vbc', 'd6fya-2tzks', 'r9pqe-5mxhw', 'c4gtn-8jvbu', 'y2skd-6fwpa'],
};

/**
 * A login that lets in whoever knows the password "correct horse"; "two-factor@example.org" is asked for a code, of which
 * "000000" is wrong. A link whose token is "void" leads nowhere.
 */
export const fakeAccount: AccountClient = {
  signIn: async (email, password) => {
    if (password !== 'correct horse') return { ok: false, refusal: wrongPair };
    return email === 'two-factor@example.org' ? ok({ next: 'code' }) : ok(signedIn);
  },
  sendCode: async ({ code }) => (code === '000000' ? wrongCode : ok(signedIn)),
  signOut: async () => null,
  setUp: async ({ password }) => (password.length < 10 ? tooShort('password') : ok(signedIn)),
  lookAtInvitation: async (token) =>
    token === 'void'
      ? refused('not-found', 'This link does not work any more. Ask whoever invited you for a new one.')
      : ok({ email: 'nora@example.org', role: 'agent', byName: 'Ines Okafor' }),
  join: async ({ password }) => (password.length < 10 ? tooShort('password') : ok(signedIn)),
  askForReset: async () => ok(null),
  resetPassword: async ({ password }) => (password.length < 10 ? tooShort('password') : ok(null)),
  changePassword: async (current, chosen) => {
    if (chosen.length < 10) return tooShort('newPassword');
    return current === 'correct horse'
      ? ok(signedIn)
      : refused('invalid', 'This is not your current password.', { field: 'currentPassword' });
  },
  beginTwoFactor: async (password) => (password === 'correct horse' ? ok(begunFixture) : wrongPassword),
  confirmTwoFactor: async (code) => (code === '000000' ? wrongCode : ok(signedIn)),
  endTwoFactor: async (password) => (password === 'correct horse' ? ok(null) : wrongPassword),
  renewBackupCodes: async (password) =>
    password === 'correct horse' ? ok({ backupCodes: begunFixture.backupCodes }) : wrongPassword,
};

export const ownAccountFixture = (now: number): OwnAccount => ({
  twoFactor: { enabled: false, backupCodesLeft: 0, required: false },
  sessions: [
    {
      ...{ id: 's-1', device: 'Firefox on Linux', address: '192.0.2.7', isThis: true },
      ...{ signedInAt: now - 3_600_000, usedAt: now },
    },
    {
      ...{ id: 's-2', device: 'Safari on iOS', address: '198.51.100.24', isThis: false },
      ...{ signedInAt: now - 3 * 86_400_000, usedAt: now - 86_400_000 },
    },
  ],
});

export const invitationsFixture = (now: number): readonly PersonInvitation[] => [
  {
    ...{ id: 'inv-1', email: 'nora@example.org', role: 'agent', byName: 'Ines Okafor' },
    ...{ createdAt: now - 7_200_000, expiresAt: now + 6 * 86_400_000 },
  },
  {
    ...{ id: 'inv-2', email: 'tomas@example.org', role: 'lead', byName: 'Ines Okafor' },
    ...{ createdAt: now - 9 * 86_400_000, expiresAt: now - 2 * 86_400_000 },
  },
];

/** One's own account, and the ways into the console. */
export function answerAccounts(connection: FakeConnection, now: () => number): void {
  let own = ownAccountFixture(now());
  let invitations = invitationsFixture(now());
  let rules = { twoFactorRequired: false };
  const found = (id: string) => invitations.find((each) => each.id === id);
  const isGone = refused('not-found', 'There is no such invitation: it was used, or taken back.');
  connection.answer('account:get', () => ok(own));
  connection.answer('session:end', ({ sessionId }) => {
    own = { ...own, sessions: own.sessions.filter(({ id }) => id !== sessionId) };
    return ok(null);
  });
  connection.answer('session:end-others', () => {
    const ended = own.sessions.length - 1;
    own = { ...own, sessions: own.sessions.filter(({ isThis }) => isThis) };
    return ok({ ended });
  });
  connection.answer('people:invited', () => ok({ invitations, canMail: true }));
  connection.answer('people:invite', ({ email, role }) => {
    const at = now();
    const invitation: PersonInvitation = {
      ...{ id: `inv-${email}`, email, role, byName: 'Ines Okafor' },
      ...{ createdAt: at, expiresAt: at + 7 * 86_400_000 },
    };
    invitations = [invitation, ...invitations.filter((each) => each.email !== email)];
    return ok({ invitation, url: null });
  });
  connection.answer('people:invite-again', ({ invitationId }) => {
    const invitation = found(invitationId);
    return invitation ? ok({ invitation, url: null }) : isGone;
  });
  connection.answer('people:take-back-invitation', ({ invitationId }) => {
    const invitation = found(invitationId);
    invitations = invitations.filter(({ id }) => id !== invitationId);
    return invitation ? ok({ invitation }) : isGone;
  });
  connection.answer('people:reset-password', ({ personId }) => {
    const person = people.find(({ id }) => id === personId);
    return person ? ok({ person, url: null }) : refused('not-found', 'There is no such person.');
  });
  connection.answer('people:lift-two-factor', ({ personId }) => {
    const person = people.find(({ id }) => id === personId);
    return person
      ? ok({ person: { ...person, hasTwoFactor: false } })
      : refused('not-found', 'There is no such person.');
  });
  connection.answer('sign-in-rules:get', () => ok({ rules }));
  connection.answer('sign-in-rules:save', (saved) => {
    rules = saved;
    return ok({ rules });
  });
}

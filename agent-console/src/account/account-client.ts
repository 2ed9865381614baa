import type {
  InvitationShown,
  JoinInput,
  PasswordResetInput,
  Refusal,
  Reply,
  SetupInput,
  SignedInAnswer,
  SignInAnswer,
  SignInCodeInput,
  TwoFactorBegun,
} from '@attune/protocol';

/**
 * The login, over HTTP: it has to set a cookie, which a socket cannot. Methods that change one's own session are called
 * within `connection.renewing`.
 */
export interface AccountClient {
  signIn(email: string, password: string): Promise<Reply<SignInAnswer>>;
  /** The second step, for those with two-factor. */
  sendCode(input: SignInCodeInput): Promise<Reply<SignedInAnswer>>;
  signOut(): Promise<Refusal | null>;
  /** Creates the first admin with the one-time link's token, and signs them in. */
  setUp(input: SetupInput): Promise<Reply<SignInAnswer>>;
  /** Whom an invitation's link is for. */
  lookAtInvitation(token: string): Promise<Reply<InvitationShown>>;
  /** Makes the invited person, and signs them in. */
  join(input: JoinInput): Promise<Reply<SignInAnswer>>;
  /** Has a link for a new password sent, if there is somebody with this address; the answer does not tell. */
  askForReset(email: string): Promise<Reply<null>>;
  resetPassword(input: PasswordResetInput): Promise<Reply<null>>;
  changePassword(currentPassword: string, newPassword: string): Promise<Reply<SignedInAnswer>>;
  beginTwoFactor(password: string): Promise<Reply<TwoFactorBegun>>;
  confirmTwoFactor(code: string): Promise<Reply<SignedInAnswer>>;
  endTwoFactor(password: string): Promise<Reply<null>>;
  renewBackupCodes(password: string): Promise<Reply<{ readonly backupCodes: readonly string[] }>>;
}

export const UNREACHABLE: Refusal = {
  code: 'unavailable',
  message: 'The server cannot be reached right now. Please try again in a moment.',
};
const NOT_OURS: Refusal = {
  code: 'internal',
  message: 'Something failed on our side. Please try again; if it stays, tell whoever runs this server.',
};

/** @param ask `fetch`, or a stand-in in tests */
export function createAccountClient(ask: typeof fetch = (...request) => fetch(...request)): AccountClient {
  const post = async (path: string, body: unknown): Promise<Response | null> => {
    try {
      return await ask(path, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch {
      // fetch rejects when nothing answered at all.
      return null;
    }
  };
  const answerTo = async <Value>(path: string, body: unknown): Promise<Reply<Value>> => {
    const response = await post(path, body);
    if (response === null) return { ok: false, refusal: UNREACHABLE };
    const reply = (await bodyOf(response)) as { ok?: unknown; value?: unknown; refusal?: Partial<Refusal> };
    // The route gives each path the type of its value.
    if (reply.ok === true) return { ok: true, value: reply.value as Value };
    return { ok: false, refusal: isRefusal(reply.refusal) ? reply.refusal : NOT_OURS };
  };
  return {
    signIn: (email, password) => answerTo('/api/auth/sign-in/email', { email, password }),
    sendCode: (input) => answerTo('/api/auth/sign-in/code', input),
    async signOut() {
      const reply = await answerTo<null>('/api/auth/sign-out', {});
      return reply.ok ? null : reply.refusal;
    },
    setUp: (input) => answerTo('/api/setup', input),
    lookAtInvitation: (token) => answerTo('/api/join/look', { token }),
    join: (input) => answerTo('/api/join', input),
    askForReset: (email) => answerTo('/api/auth/reset/ask', { email }),
    resetPassword: (input) => answerTo('/api/auth/reset', input),
    changePassword: (currentPassword, newPassword) =>
      answerTo('/api/auth/change-password', { currentPassword, newPassword }),
    beginTwoFactor: (password) => answerTo('/api/auth/two-factor/begin', { password }),
    confirmTwoFactor: (code) => answerTo('/api/auth/two-factor/confirm', { code }),
    endTwoFactor: (password) => answerTo('/api/auth/two-factor/end', { password }),
    renewBackupCodes: (password) => answerTo('/api/auth/two-factor/backup-codes', { password }),
  };
}

function isRefusal(refusal: Partial<Refusal> | undefined): refusal is Refusal {
  return typeof refusal?.code === 'string' && typeof refusal.message === 'string';
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) ?? {};
  } catch {
    // Not JSON: a proxy answered in the server's place.
    return {};
  }
}

import type { Refusal, SetupInput } from '@attune/protocol';

/** The login, over HTTP: it has to set a cookie, which a socket cannot. Methods answer with the refusal, or null. */
export interface AccountClient {
  signIn(email: string, password: string): Promise<Refusal | null>;
  signOut(): Promise<Refusal | null>;
  /** Creates the first admin with the one-time link's token, and signs them in. */
  setUp(input: SetupInput): Promise<Refusal | null>;
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
  const answerTo = async (path: string, body: unknown): Promise<Refusal | null> => {
    const response = await post(path, body);
    if (response === null) return UNREACHABLE;
    const { ok, refusal } = (await bodyOf(response)) as { ok?: unknown; refusal?: Partial<Refusal> };
    if (ok === true) return null;
    return isRefusal(refusal) ? refusal : NOT_OURS;
  };
  return {
    signIn: (email, password) => answerTo('/api/auth/sign-in/email', { email, password }),
    signOut: () => answerTo('/api/auth/sign-out', {}),
    setUp: (input) => answerTo('/api/setup', input),
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

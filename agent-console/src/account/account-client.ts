import type { Refusal, SetupInput } from '@attune/protocol';

/** The login, over HTTP: it has to set a cookie, which a socket cannot. Methods answer with the refusal, or null. */
export interface AccountClient {
  signIn(email: string, password: string): Promise<Refusal | null>;
  signOut(): Promise<Refusal | null>;
  /** Creates the first admin with the one-time link's token. */
  setUp(input: SetupInput): Promise<Refusal | null>;
}

export const UNREACHABLE: Refusal = {
  code: 'unavailable',
  message: 'The server cannot be reached right now. Please try again in a moment.',
};
const WRONG_PAIR: Refusal = {
  code: 'unauthenticated',
  message: 'That e-mail and password do not belong together. Check both and try again.',
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
  return {
    async signIn(email, password) {
      const response = await post('/api/auth/sign-in/email', { email, password });
      if (response === null) return UNREACHABLE;
      return response.ok ? null : signInRefusal(response, await bodyOf(response));
    },
    async signOut() {
      const response = await post('/api/auth/sign-out', {});
      if (response === null) return UNREACHABLE;
      // Already signed out is what was wanted.
      return response.ok || response.status === 401 ? null : httpRefusal(response);
    },
    async setUp(input) {
      const response = await post('/api/setup', input);
      if (response === null) return UNREACHABLE;
      const { ok, refusal } = (await bodyOf(response)) as { ok?: unknown; refusal?: Refusal };
      if (ok === true) return null;
      return typeof refusal?.message === 'string' ? refusal : httpRefusal(response);
    },
  };
}

/** The login library answers with codes of its own; people read ours. */
function signInRefusal(response: Response, body: { code?: unknown; refusal?: unknown }): Refusal {
  const { refusal } = body;
  if (typeof refusal === 'object' && refusal !== null && 'message' in refusal) return refusal as Refusal;
  if (body.code === 'BANNED_USER') {
    return { code: 'forbidden', message: 'This account is switched off. An admin can switch it on again.' };
  }
  if (response.status === 401 || response.status === 400) return WRONG_PAIR;
  return httpRefusal(response);
}

function httpRefusal(response: Response): Refusal {
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? response.headers.get('retry-after'));
    const pause = seconds > 0 ? `${seconds} s` : 'a minute';
    return { code: 'rate-limited', message: `Too many attempts. Please wait ${pause}, then try again.` };
  }
  return {
    code: 'internal',
    message: 'Something failed on our side. Please try again; if it stays, tell whoever runs this server.',
  };
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    // Not JSON: a proxy answered in the server's place.
    return {};
  }
}

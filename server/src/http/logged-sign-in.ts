import { RequestError } from '@attune/protocol';
import type { CodeWanted, SignedIn } from '../auth/create-auth.ts';
import type { Log } from '../log/create-log.ts';

/**
 * One attempt to sign in, told to the log with what came of it (OWASP ASVS 5.0, 16.3.1). Neither what was entered nor from
 * where stands there; a session's address stands in the account of its person.
 * @param kind what was entered
 */
export async function loggedSignIn<Outcome extends SignedIn | CodeWanted>(
  log: Log,
  kind: 'password' | 'code',
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const outcome = await attempt();
    if (outcome.session === null) log.info({ kind }, 'a password was right, a code is asked for');
    else log.info({ kind, ...idsOf(outcome.session) }, 'somebody signed in');
    return outcome;
  } catch (error) {
    if (error instanceof RequestError) log.warn({ kind, code: error.code }, 'a sign-in was refused');
    throw error;
  }
}

const idsOf = ({ sessionId, agent }: SignedIn['session']) => ({ sessionId, personId: agent.id });

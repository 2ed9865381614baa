import { isAPIError } from 'better-auth/api';
import { refusalFrom } from './login-refusals.ts';

/** Turns what the login library declines into our refusals; faults stay what they are. */
export async function refusing<Answer>(
  ask: () => Promise<Answer>,
  passwordFieldName?: string,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw isAPIError(error) ? refusalFrom(error, passwordFieldName) : error;
  }
}

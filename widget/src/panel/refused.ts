import type { RefusalCode } from '@attune/protocol';
import type { Problem } from '../conversation/drafts.ts';
import { texts } from './texts.ts';

const byCode: Readonly<Partial<Record<RefusalCode | 'not-here' | 'resume-link', keyof typeof texts>>> = {
  invalid: 'refusedInvalid',
  'too-large': 'refusedTooLarge',
  unauthenticated: 'refusedUnauthenticated',
  forbidden: 'refusedForbidden',
  'not-found': 'refusedNotFound',
  conflict: 'refusedConflict',
  'rate-limited': 'refusedRateLimited',
  unavailable: 'refusedUnavailable',
  internal: 'refusedInternal',
  'not-here': 'refusedHere',
  'resume-link': 'refusedLink',
};

/** A refusal in the visitor's language; in the server's words where we do not know what it says. */
export function refused({ code, message }: Problem): string {
  const key = Object.hasOwn(byCode, code) ? byCode[code as keyof typeof byCode] : undefined;
  return key ? texts[key] : message;
}

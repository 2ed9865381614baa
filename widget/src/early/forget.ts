import type { EarlyPart } from '../contract.ts';
import { readRemembered } from '../loader/remembered.ts';
import { forgetInvited } from '../shared/forget-invited.ts';
import { tellFault } from '../shared/guarded.ts';
import { storageKey } from '../shared/storage-key.ts';
import { askWho } from './ask-who.ts';

/** How the tokens begin of somebody whose site has signed for them. */
const SIGNED = 'who_';

/** What another tab has done, this one must not do again: by now somebody else may be there. */
export const forget: EarlyPart['forget'] = (settings, isHere) => {
  const { token } = readRemembered(settings.siteKey);
  if (isHere && token?.startsWith(SIGNED))
    askWho(settings, token, { method: 'DELETE', keepalive: true }).catch(tellFault);
  forgetInvited(settings.siteKey);
  for (const storage of isHere
    ? (['localStorage', 'sessionStorage'] as const)
    : (['sessionStorage'] as const)) {
    try {
      window[storage].removeItem(storageKey(settings.siteKey));
    } catch {
      // What could not be stored need not be removed.
    }
  }
};

import type { Refusal, WhoAnswer } from '@attune/protocol';
import type { EarlyPart, Who, WidgetHost } from '../contract.ts';
import { readRemembered } from '../loader/remembered.ts';
import { forgetInvited } from '../shared/forget-invited.ts';
import { tellFault } from '../shared/guarded.ts';
import { storageKey } from '../shared/storage-key.ts';
import { askWho } from './ask-who.ts';

type Reply =
  { readonly ok: true; readonly value: WhoAnswer } | { readonly ok: false; readonly refusal: Refusal };

/** What the server has been told already on this page. */
const told = new WeakMap<WidgetHost, { readonly who: Who; readonly token: string | null | undefined }>();

/** A page that says the same again on every turn is heard once, as long as the browser is still that person's. */
export const tellWho: EarlyPart['tellWho'] = async (host, conversation) => {
  const { who, settings } = host;
  if (!who) return;
  const { token } = readRemembered(settings.siteKey);
  const before = told.get(host);
  if (before && before.token === token && isSame(before.who, who)) return;
  try {
    const body = JSON.stringify({
      token: typeof who.token === 'function' ? await who.token() : who.token,
      attributes: who.attributes,
    });
    const response = await askWho(settings, token, { method: 'POST', body });
    const reply = (await response.json()) as Reply;
    // Meanwhile they have logged out, or the page has said something else.
    if (host.who !== who) return;
    if (!reply.ok) throw new Error(reply.refusal.message);
    const { token: given, isSomebodyElse } = reply.value;
    if (given !== undefined) keep(settings.siteKey, given, isSomebodyElse);
    told.set(host, { who, token: given ?? token });
    if (given !== undefined && conversation) await restart(host);
  } catch (fault) {
    tellFault(fault);
    host.announce('error', { message: fault instanceof Error ? fault.message : String(fault) });
  }
};

async function restart(host: WidgetHost): Promise<void> {
  const { isOpen } = host;
  host.end();
  if (isOpen) host.open();
  else await host.start();
}

function isSame(one: Who, other: Who): boolean {
  return one.token === other.token && JSON.stringify(one.attributes) === JSON.stringify(other.attributes);
}

/**
 * Keeps what opens the chat from now on. What was kept of somebody else goes first, which other tabs hear as a log-out:
 * what was written there and not yet sent is not sent in another's name.
 */
function keep(siteKey: string, token: string, isSomebodyElse: boolean): void {
  const key = storageKey(siteKey);
  const kept = isSomebodyElse ? {} : readRemembered(siteKey);
  if (isSomebodyElse) {
    sessionStorage.removeItem(key);
    localStorage.removeItem(key);
    forgetInvited(siteKey);
  }
  localStorage.setItem(key, JSON.stringify({ ...kept, token }));
}

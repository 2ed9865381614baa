import type {
  Recorder,
  RunningConversation,
  RunningInvitations,
  RunningPanel,
  WidgetEvents,
  WidgetHost,
} from '../contract.ts';
import { findTag } from '../loader/settings.ts';
import { tellFault } from '../shared/guarded.ts';

/** After so many tries in a row it is not our age that keeps the parts away. */
const MOST_TRIES = 3;

/**
 * The `renew` chunk. A page that was opened before an update asks for parts by names that are gone; the server sends this
 * instead. Whoever starts it gets a new widget in the place of the old one, opened if the old one was being opened.
 */
export async function startConversation(host: WidgetHost): Promise<RunningConversation> {
  await renew(host);
  // The old widget is gone, and nobody waits for this.
  return { setOpen: () => {}, consentChanged: () => {}, stop: () => {} };
}

export function createPanel(host: WidgetHost): RunningPanel {
  void renew(host).catch(tellFault);
  return { show: () => {}, hide: () => {}, remove: () => {} };
}

/** Not worth a new widget: the page is watched again once the chat is opened. */
export const startRecorder = (): Recorder => ({
  subscribe: () => () => {},
  updatePolicy: () => {},
  stop: () => {},
});

export const watchEarly = (): Promise<void> => Promise.resolve();
export { forget } from '../early/forget.ts';
export { tellWho } from '../early/tell-who.ts';

/** Nor is an invitation. */
export const startInvitations = (): RunningInvitations => ({ watch: () => {}, stop: () => {} });

const EVENTS = [
  'opened',
  'closed',
  'message',
  'unread',
  'error',
] as const satisfies readonly (keyof WidgetEvents)[];

async function renew(host: WidgetHost): Promise<void> {
  const tag = findTag(document);
  const address = new URL(tag?.src ?? host.settings.serverUrl);
  const tries = Number(address.searchParams.get('renewed') ?? 0) + 1;
  if (!tag || tries > MOST_TRIES) throw new Error('The widget cannot be renewed.');
  // Another address, or the browser would take the old script out of its cache.
  address.searchParams.set('renewed', String(tries));
  const script = document.createElement('script');
  Object.assign(script.dataset, tag.dataset);
  script.nonce = tag.nonce;
  script.src = address.href;
  const old = window.Attune as { destroy(): void };
  // Whoever listened to the old one hears the new one through it.
  const listen = EVENTS.map((name) => ['on', name, (detail: never) => host.announce(name, detail)]);
  const { isOpen } = host;
  await new Promise<void>((resolve, reject) => {
    script.addEventListener('error', () => reject(new Error('The widget could not be fetched anew.')));
    script.addEventListener('load', () => resolve());
    old.destroy();
    window.Attune = { q: [...listen, ...(isOpen ? [['open']] : [])] };
    tag.replaceWith(script);
  });
}

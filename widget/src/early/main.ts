import type { EarlyPart, Recorder, RunningInvitations, WidgetHost } from '../contract.ts';
import { mayWatch } from '../shared/may-watch.ts';
import { tellFault } from '../shared/guarded.ts';
import { fetchPolicy } from './fetch-policy.ts';
import { forget as forgetAll } from './forget.ts';
import { hideOn } from './hide-on.ts';
import { rememberConsent } from './remember-consent.ts';

export { tellWho } from './tell-who.ts';

/** What was begun on a page, until its widget is gone or its visitor has logged out. */
interface Begun {
  /** Lets invitations know what the recorder sees from now on. */
  watched(recorder: Recorder): void;
  /** Nobody is invited any more. */
  endInvitations(): void;
}

const begun = new WeakMap<WidgetHost['settings'], Begun>();

/** The `early` chunk: what only some sites have set, and what only some pages say. The others never fetch it. */
export const watchEarly: EarlyPart['watchEarly'] = async (host) => {
  const { watched } = begun.get(host.settings) ?? begin(host);
  if (host.consent !== null) rememberConsent(host.settings.siteKey, host.consent);
  const recorder = await watchPage(host);
  if (recorder) watched(recorder);
};

export const forget: EarlyPart['forget'] = (settings, isHere) => {
  begun.get(settings)?.endInvitations();
  forgetAll(settings, isHere);
};

async function watchPage(host: WidgetHost): Promise<Recorder | null> {
  if (!mayWatch(host)) return null;
  // Under this one nothing is asked of the server before the chat is opened.
  if (host.settings.signals === 'after-open') return host.startRecorder();
  const policy = await fetchPolicy(host.settings);
  // Meanwhile the consent may have been withdrawn.
  return policy && mayWatch(host, policy.tier) ? host.startRecorder(policy) : null;
}

function begin(host: WidgetHost): Begun {
  const { invitations = [] } = host.settings;
  const stopHiding = hideOn(host);
  let latest: Recorder | null = null;
  let running: RunningInvitations | null = null;
  let isOver = false;
  const made: Begun = {
    watched(recorder) {
      latest = recorder;
      running?.watch(recorder);
    },
    endInvitations() {
      isOver = true;
      running?.stop();
    },
  };
  begun.set(host.settings, made);
  host.stopEarly = () => {
    stopHiding();
    made.endInvitations();
  };
  if (invitations.length > 0)
    host
      .fetchPart('invitations')
      .then((part) => {
        if (isOver) return;
        running = part.startInvitations(invitations, host);
        if (latest) running.watch(latest);
      })
      .catch(tellFault);
  return made;
}

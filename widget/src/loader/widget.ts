import type {
  EarlyPart,
  FetchPart,
  Recorder,
  RunningConversation,
  RunningPanel,
  WidgetHost,
  WidgetSettings,
  Who,
} from '../contract.ts';
import { stricter } from '../shared/consent-tier.ts';
import { guarded, tellFault } from '../shared/guarded.ts';
import { runCommands, type AttuneApi } from './attune-global.ts';
import { createEmitter } from './emitter.ts';
import { watchFirstSigns } from './first-signs.ts';
import { createLauncher } from './launcher.ts';
import { readRemembered } from './remembered.ts';
import { browserRefusesSignals } from './signals-allowed.ts';
import { whenIdle } from './when-idle.ts';

/** A server that hangs says nothing; whoever waits for it is told so by then. It may still come. */
const LATE_MS = 12_000;

/**
 * The widget on a page: draws the launcher now, and fetches the rest when it is needed. Until the visitor opens the
 * chat nothing is stored and nothing is connected, unless they had opened it on an earlier page: then we connect in
 * the background, so that an answer reaches them.
 * @param forget called when the widget was destroyed
 */
// oxlint-disable-next-line max-lines-per-function -- one closure: what is split here travels with every page
export function createWidget(settings: WidgetSettings, fetchPart: FetchPart, forget: () => void): AttuneApi {
  const { signals, hiddenOn, invitations } = settings;
  const { token, consented, signalsOff, tier } = readRemembered(settings.siteKey);
  const { on, off, emit } = createEmitter();
  const launcher = createLauncher(
    settings,
    () => api.toggle(),
    // Fetching it early only warms it up; a failure is told when the chat is really opened.
    () => void fetchPart('panel').catch(tellFault),
  );
  const { element, button } = launcher;
  let recorder: Recorder | undefined;
  let conversation: RunningConversation | undefined;
  let panel: RunningPanel | undefined;
  /** Counts how often watching was ended; what was begun before does not count. */
  let ends = 0;
  let destroyed = false;
  const host: WidgetHost = {
    settings,
    root: launcher.root,
    browserRefuses: browserRefusesSignals(navigator),
    consent: consented || null,
    isOpen: false,
    async startRecorder(policy) {
      const begun = ends;
      // The chat works without it.
      const part = !host.browserRefuses && !destroyed && (await fetchPart('recorder').catch(tellFault));
      if (!part || begun !== ends) return null;
      recorder ??= part.startRecorder({ ownHost: element, policy });
      if (policy) recorder.updatePolicy(policy);
      return recorder;
    },
    stopRecorder() {
      ends++;
      recorder?.stop();
      recorder = undefined;
    },
    open: () => api.open(),
    close,
    logout: leave,
    end,
    start: startConversation,
    fetchPart,
    announce: emit,
  };

  async function startConversation(): Promise<RunningConversation | undefined> {
    await tellWho();
    const part = await fetchPart('conversation');
    return destroyed ? undefined : (conversation ??= part.startConversation(host));
  }

  const withEarly = (run: (part: EarlyPart) => unknown): Promise<unknown> =>
    fetchPart('early').then(run).catch(tellFault);

  const tellWho = (): unknown => host.who && withEarly((part) => part.tellWho(host, conversation));

  /** What only some sites have set, and some pages say. */
  const early = (): Promise<unknown> => withEarly((part) => destroyed || part.watchEarly(host));

  /** Somebody is there: watches as early as the tag allows; once the conversation runs, it decides. */
  function watch(): unknown {
    if (signals === 'always' || (signals === 'after-consent' && host.consent)) return early();
    return (
      stricter(signals, settings.isCurrent ? null : tier) === 'after-open' &&
      !signalsOff &&
      host.consent !== false &&
      host.startRecorder()
    );
  }

  const tellProblem = (): void => emit('error', { message: launcher.setProblem(true) });

  async function open(): Promise<void> {
    if (host.isOpen || destroyed) return;
    host.isOpen = true;
    launcher.attach();
    launcher.show();
    launcher.setProblem(false);
    button.ariaBusy = 'true';
    const late = setTimeout(tellProblem, LATE_MS);
    try {
      const [running, part] = await Promise.all([startConversation(), fetchPart('panel')]);
      if (!host.isOpen || !running) return;
      panel ??= part.createPanel(host, running);
      launcher.setProblem(false);
      panel.show();
      running.setOpen(true);
      emit('opened', {});
    } catch (fault) {
      tellFault(fault);
      host.isOpen = false;
      tellProblem();
    } finally {
      clearTimeout(late);
      button.ariaBusy = 'false';
    }
  }

  function close(): void {
    if (!host.isOpen) return;
    host.isOpen = false;
    if (!panel) return;
    panel.hide();
    conversation?.setOpen(false);
    button.focus();
    emit('closed', {});
  }

  function end(): void {
    close();
    panel?.remove();
    conversation?.stop();
    panel = conversation = undefined;
  }

  function leave(isHere?: boolean): unknown {
    end();
    host.who = undefined;
    return withEarly((part) => part.forget(settings, isHere));
  }

  const identify = (who: Who): unknown => {
    host.who = { ...host.who, ...who };
    return conversation && tellWho();
  };

  const calls: Omit<AttuneApi, 'q'> = {
    open,
    close,
    toggle: () => (host.isOpen ? close() : open()),
    show() {
      element.hidden = host.isHidden = false;
    },
    hide() {
      close();
      element.hidden = host.isHidden = true;
    },
    on,
    off,
    setLocale(locale) {
      element.lang = locale;
    },
    identify,
    setAttributes: (attributes) => identify({ attributes }),
    logout: () => leave(true),
    consent(given) {
      host.consent = given;
      if (!given) host.stopRecorder();
      conversation?.consentChanged();
      return early();
    },
    destroy() {
      destroyed = true;
      end();
      host.stopEarly?.();
      host.stopRecorder();
      element.remove();
      forget();
    },
  };
  const api: AttuneApi = { ...calls, q: { push: (...commands) => runCommands(api, commands) } };
  for (const name of Object.keys(calls) as (keyof typeof calls)[])
    api[name] = guarded(calls[name] as () => unknown);

  // A site that may always watch does so from the start, as it has asked for.
  (signals === 'always' ? whenIdle : watchFirstSigns)(guarded(watch));
  element.lang = settings.locale ?? '';
  element.hidden = hiddenOn !== undefined;
  launcher.attach();
  whenIdle(
    guarded(() => {
      if (destroyed) return;
      launcher.show();
      if (token) guarded(startConversation)();
      if (hiddenOn || invitations) void early();
      emit('ready', {});
    }),
  );
  return api;
}

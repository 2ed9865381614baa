import type {
  PartLoaders,
  RunningConversation,
  RunningPanel,
  WidgetHost,
  WidgetSettings,
} from '../contract.ts';
import { TIERS } from '../shared/consent-tier.ts';
import { guarded, tellFault } from '../shared/guarded.ts';
import { runCommands, type AttuneApi } from './attune-global.ts';
import { createEmitter } from './emitter.ts';
import { createLauncher } from './launcher.ts';
import { readRemembered } from './remembered.ts';
import { createRecorderSwitch } from './recorder-switch.ts';
import { browserRefusesSignals } from './signals-allowed.ts';
import { whenIdle } from './when-idle.ts';

const NOT_LOADED = 'The chat could not be loaded.';

/**
 * The widget on a page: draws the launcher now, and fetches the rest when it is needed. Until the visitor opens the
 * chat nothing is stored and nothing is connected, unless they had opened it on an earlier page: then we connect in
 * the background, so that an answer reaches them.
 * @param forget called when the widget was destroyed
 */
export function createWidget(settings: WidgetSettings, parts: PartLoaders, forget: () => void): AttuneApi {
  const { signals } = settings;
  const { token, consented, signalsOff, tier } = readRemembered(settings.siteKey);
  const browserRefuses = browserRefusesSignals(navigator);
  const { on, off, emit } = createEmitter();
  const launcher = createLauncher(settings.accent, {
    press: guarded(() => toggle()),
    // Fetching it early only warms it up; a failure is told when the chat is really opened.
    intent: guarded(() => void parts.panel().catch(tellFault)),
  });
  const recorder = createRecorderSwitch(parts, launcher.host);
  let conversation: Promise<RunningConversation> | null = null;
  let panel: RunningPanel | null = null;
  let watching: Promise<unknown> | false | undefined;
  let consent: boolean | null = consented || null;
  let isOpen = false;
  let destroyed = false;
  const host: WidgetHost = {
    settings,
    root: launcher.root,
    browserRefuses,
    get consent() {
      return consent;
    },
    get isOpen() {
      return isOpen;
    },
    startRecorder: async (policy) => (browserRefuses || destroyed ? null : recorder.start(policy)),
    stopRecorder: recorder.stop,
    close,
    showUnread: (count) => launcher.setUnread(count),
    announce: emit,
  };

  function startConversation(): Promise<RunningConversation> {
    conversation ??= parts.conversation().then(
      (part) => part.startConversation(host),
      (fault: unknown) => {
        conversation = null;
        throw fault;
      },
    );
    return conversation;
  }

  /** Watches as early as the tag allows; once the conversation runs, it decides. */
  function watch(): Promise<unknown> | false {
    if (signals === 'always' || (signals === 'after-consent' && consent)) return early(parts, host);
    const isUsual = signals === 'after-open' && TIERS.indexOf(tier ?? signals) > 2;
    return isUsual && !signalsOff && consent !== false && host.startRecorder();
  }

  function setConsent(given: boolean): void {
    consent = given;
    if (!given) recorder.stop();
    void conversation?.then((running) => running.consentChanged());
    void early(parts, host);
  }

  async function open(): Promise<void> {
    if (isOpen || destroyed) return;
    isOpen = true;
    launcher.attach();
    launcher.setProblem(null);
    launcher.setBusy(true);
    try {
      const [running, part] = await Promise.all([startConversation(), parts.panel()]);
      if (!isOpen) return;
      panel ??= part.createPanel(host, running);
      launcher.setOpen(true);
      panel.show();
      running.setOpen(true);
      emit('opened', {});
    } catch (fault) {
      tellFault(fault);
      isOpen = false;
      launcher.setProblem({ message: NOT_LOADED, retry: guarded(open) });
      emit('error', { message: NOT_LOADED });
    } finally {
      launcher.setBusy(false);
    }
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    launcher.setOpen(false);
    if (!panel) return;
    panel.hide();
    void conversation?.then((running) => running.setOpen(false));
    launcher.focus();
    emit('closed', {});
  }

  const toggle = (): void => (isOpen ? close() : guarded(open)());

  function destroy(): void {
    destroyed = true;
    isOpen = false;
    recorder.stop();
    panel?.remove();
    void conversation?.then((running) => running.stop());
    launcher.host.remove();
    forget();
  }

  launcher.attach();
  if (signals === 'always') watching = early(parts, host);
  whenIdle(
    guarded(async () => {
      if (destroyed) return;
      if (token) guarded(startConversation)();
      await (watching ??= watch());
      emit('ready', {});
    }),
  );

  const api: AttuneApi = {
    open: guarded(open),
    close: guarded(close),
    toggle: guarded(toggle),
    on,
    off,
    consent: guarded(setConsent),
    destroy: guarded(destroy),
    q: { push: (...commands) => runCommands(api, commands) },
  };
  return api;
}

/** What only pages with a word on consent need, and those that are always watched. */
function early(parts: PartLoaders, host: WidgetHost): Promise<unknown> {
  return parts
    .early()
    .then((part) => part.watchEarly(host))
    .catch(tellFault);
}

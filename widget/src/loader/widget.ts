import type { PartLoaders, Recorder, RunningConversation, RunningPanel, WidgetHost } from '../contract.ts';
import { guarded, tellFault } from '../shared/guarded.ts';
import { runCommands, type AttuneApi } from './attune-global.ts';
import { createEmitter } from './emitter.ts';
import { createLauncher } from './launcher.ts';
import { readRemembered } from './remembered.ts';
import type { TagSettings } from './settings.ts';
import { browserRefusesSignals } from './signals-allowed.ts';
import { whenIdle } from './when-idle.ts';

const NOT_LOADED = 'The chat could not be loaded.';

/**
 * The widget on a page: draws the launcher now, and fetches the rest when it is needed. Until the visitor opens the
 * chat nothing is stored and nothing is connected, unless they had opened it on an earlier page: then we connect in
 * the background, so that an answer reaches them.
 * @param forget called when the widget was destroyed
 */
export function createWidget(settings: TagSettings, parts: PartLoaders, forget: () => void): AttuneApi {
  const remembered = readRemembered(settings.siteKey);
  const signalsPossible = settings.signalsWanted && !browserRefusesSignals(navigator);
  const { on, off, emit } = createEmitter();
  const launcher = createLauncher(settings.accent, {
    press: guarded(() => toggle()),
    // Fetching it early only warms it up; a failure is told when the chat is really opened.
    intent: guarded(() => void parts.panel().catch(tellFault)),
  });

  let recorder: Promise<Recorder | null> | null = null;
  let conversation: Promise<RunningConversation> | null = null;
  let panel: RunningPanel | null = null;
  let isOpen = false;
  let destroyed = false;

  const host: WidgetHost = {
    settings,
    root: launcher.root,
    signalsPossible,
    startRecorder() {
      if (!signalsPossible) return Promise.resolve(null);
      recorder ??= parts.recorder().then(
        (part) => (destroyed ? null : part.startRecorder({ ownHost: launcher.host })),
        (fault: unknown) => {
          // The chat works without it.
          tellFault(fault);
          recorder = null;
          return null;
        },
      );
      return recorder;
    },
    stopRecorder() {
      void recorder?.then((running) => running?.stop());
      recorder = null;
    },
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

  function toggle(): void {
    if (isOpen) close();
    else guarded(open)();
  }

  function destroy(): void {
    destroyed = true;
    isOpen = false;
    host.stopRecorder();
    panel?.remove();
    void conversation?.then((running) => running.stop());
    launcher.host.remove();
    forget();
  }

  launcher.attach();
  whenIdle(
    guarded(async () => {
      if (destroyed) return;
      if (remembered.chatted) guarded(startConversation)();
      if (!remembered.signalsOff) await host.startRecorder();
      emit('ready', {});
    }),
  );

  const api: AttuneApi = {
    open: guarded(open),
    close: guarded(close),
    toggle: guarded(toggle),
    on,
    off,
    destroy: guarded(destroy),
    q: { push: (...commands) => runCommands(api, commands) },
  };
  return api;
}

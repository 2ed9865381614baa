import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when somebody turns to this window or away from it. */
export class LookedAt implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly turned: () => void,
  ) {
    host.addController(this);
  }

  /** In a visible tab, in the window they work in. */
  get now(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  hostConnected(): void {
    for (const name of ['focus', 'blur'] as const) window.addEventListener(name, this.onTurn);
    document.addEventListener('visibilitychange', this.onTurn);
  }

  hostDisconnected(): void {
    for (const name of ['focus', 'blur'] as const) window.removeEventListener(name, this.onTurn);
    document.removeEventListener('visibilitychange', this.onTurn);
  }

  private readonly onTurn = (): void => this.turned();
}

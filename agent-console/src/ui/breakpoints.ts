import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Widths at which the console's layout changes; the style sheets use the same numbers. */
const queries = { hasSidePane: '(min-width: 1200px)', hasTwoPanes: '(min-width: 800px)' } as const;

/** Tells an element which layout there is room for, and renders it anew when that changes. */
export class Breakpoints implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #lists = {
    hasSidePane: matchMedia(queries.hasSidePane),
    hasTwoPanes: matchMedia(queries.hasTwoPanes),
  };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Room for list, conversation and what stands beside it. */
  get hasSidePane(): boolean {
    return this.#lists.hasSidePane.matches;
  }

  /** Room for list and conversation; below, one pane at a time. */
  get hasTwoPanes(): boolean {
    return this.#lists.hasTwoPanes.matches;
  }

  hostConnected(): void {
    for (const list of Object.values(this.#lists)) list.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    for (const list of Object.values(this.#lists)) list.removeEventListener('change', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}

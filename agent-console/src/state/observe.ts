import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.ts';

/**
 * Renders an element anew whenever a store changes. The store may itself change between renders (another conversation
 * was opened), so it is asked for each time.
 */
export class Observe<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Store<Value> | null;
  #watched: Store<Value> | null = null;
  #end: () => void = () => {};

  constructor(host: ReactiveControllerHost, find: () => Store<Value> | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get value(): Value | null {
    return this.#find()?.value ?? null;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#end();
    this.#watched = null;
  }

  #follow(): void {
    const store = this.#find();
    if (store === this.#watched) return;
    this.#end();
    this.#watched = store;
    this.#end = store?.subscribe(() => this.#host.requestUpdate()) ?? (() => {});
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** Where better-auth looks for its storages before it makes its own (`@better-auth/core`, context/global). */
const LIBRARY = Symbol.for('better-auth:global');
const STORAGES = ['requestStateAsyncStorage', 'adapterAsyncStorage', 'endpointContextAsyncStorage'] as const;
const NOBODY_YET = { version: '', epoch: 0 };

/**
 * A storage that rests while nobody is inside. In Node before version 24 one that was used once makes every promise of the
 * process dearer for ever, which was a sixth of what a message cost.
 */
export class RestingStorage<Store> extends AsyncLocalStorage<Store> {
  #inside = 0;

  override run<Result, Args extends unknown[]>(
    store: Store,
    callback: (...args: Args) => Result,
    ...args: Args
  ): Result {
    this.#inside++;
    let result: Result;
    try {
      result = super.run(store, callback, ...args);
    } catch (error) {
      this.#leave();
      throw error;
    }
    if (!(result instanceof Promise)) {
      this.#leave();
      return result;
    }
    return result.finally(() => this.#leave()) as Result;
  }

  #leave(): void {
    this.#inside--;
    if (this.#inside === 0) this.disable();
  }
}

/** Has the login library use such storages. To be called before it is used. */
export function restLoginStorages(): void {
  const places = globalThis as { [LIBRARY]?: { readonly context: Record<string, unknown> } };
  // As the library begins it; the version it enters by itself.
  const library = (places[LIBRARY] ??= { ...NOBODY_YET, context: {} });
  for (const name of STORAGES) library.context[name] ??= new RestingStorage();
}

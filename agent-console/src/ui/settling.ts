import type { LitElement, ReactiveController } from 'lit';

/**
 * Tells an element whether somebody points at it or works in it with the keyboard, so that it can hold still; renders
 * it anew when they leave.
 */
export class Settling implements ReactiveController {
  readonly #host: LitElement;
  #pointed = false;
  #focused = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get isHeld(): boolean {
    return this.#pointed || this.#focused;
  }

  hostConnected(): void {
    for (const name of ['pointerenter', 'pointerleave'] as const) {
      this.#host.addEventListener(name, this.#onPointer);
    }
    this.#host.addEventListener('focusin', this.#onFocusIn);
    this.#host.addEventListener('focusout', this.#onFocusOut);
  }

  hostDisconnected(): void {
    for (const name of ['pointerenter', 'pointerleave'] as const) {
      this.#host.removeEventListener(name, this.#onPointer);
    }
    this.#host.removeEventListener('focusin', this.#onFocusIn);
    this.#host.removeEventListener('focusout', this.#onFocusOut);
    this.#pointed = false;
    this.#focused = false;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    // A finger points only while it touches.
    this.#pointed = event.type === 'pointerenter' && event.pointerType === 'mouse';
    this.#release();
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    // What was clicked keeps the focus although nobody points at it any more: only the keyboard's focus holds.
    const [target] = event.composedPath();
    this.#focused = target instanceof Element && target.matches(':focus-visible');
  };

  readonly #onFocusOut = (): void => {
    this.#focused = false;
    // The focus may only be on its way to the next control in here.
    queueMicrotask(() => this.#release());
  };

  #release(): void {
    if (!this.isHeld) this.#host.requestUpdate();
  }
}

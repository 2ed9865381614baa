import type { ReactiveController, ReactiveElement } from 'lit';

/** As long as phones take for it. */
const PRESSED_MS = 500;
/** A finger that rests moves this far, and a list that is scrolled moves farther, px. */
const RESTS_WITHIN_PX = 10;

/** Acts when a finger rests on an element, and keeps what the system would do then: a menu, or the click after it. */
export class LongPress implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private from = { x: 0, y: 0 };
  private hasActed = false;

  constructor(
    host: ReactiveElement,
    private readonly act: () => void,
  ) {
    host.addEventListener('pointerdown', this.onDown);
    host.addEventListener('pointermove', this.onMove);
    for (const name of ['pointerup', 'pointercancel'] as const) host.addEventListener(name, this.stop);
    host.addEventListener('contextmenu', this.onMenu);
    host.addEventListener('click', this.onClick, { capture: true });
  }

  hostDisconnected(): void {
    this.stop();
  }

  private readonly onDown = ({ pointerType, isPrimary, clientX, clientY }: PointerEvent): void => {
    this.stop();
    this.hasActed = false;
    if (pointerType !== 'touch' || !isPrimary) return;
    this.from = { x: clientX, y: clientY };
    this.timer = setTimeout(() => {
      this.stop();
      this.hasActed = true;
      this.act();
    }, PRESSED_MS);
  };

  private readonly onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - this.from.x, clientY - this.from.y) > RESTS_WITHIN_PX) this.stop();
  };

  private readonly stop = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
  };

  private readonly onMenu = (event: Event): void => {
    if (this.hasActed || this.timer !== undefined) event.preventDefault();
  };

  private readonly onClick = (event: Event): void => {
    if (!this.hasActed) return;
    this.hasActed = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}

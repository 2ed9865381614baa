/** A hand shakes this much; beyond it is a drag. */
const MOST_TRAVEL_PX = 10;

/** A longer hold is a long press, which means something else. */
const LONGEST_MS = 1_500;

export interface PointerPress {
  readonly path: readonly EventTarget[];
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

export interface PressListener {
  /** A primary pointer went down. Whether it becomes a press is told by `pressed` or `dropped`. */
  down(press: PointerPress): void;
  pressed(press: PointerPress): void;
  dropped(press: PointerPress): void;
  clicked(click: Event): void;
}

/**
 * Turns pointer events into presses: primary button, no modifier, hardly moved, not held. A disabled button takes no
 * click but pointer events all the same, and a scroll on a touch screen ends in `pointercancel`.
 */
export function watchPresses(listener: PressListener, now: () => number, signal: AbortSignal): void {
  let open: PointerPress | null = null;
  const options = { capture: true, passive: true, signal } as const;

  function drop(): void {
    if (open) listener.dropped(open);
    open = null;
  }

  addEventListener(
    'pointerdown',
    (event) => {
      drop();
      if (!event.isPrimary || event.button !== 0 || hasModifier(event)) return;
      open = { path: event.composedPath(), at: now(), x: event.clientX, y: event.clientY };
      listener.down(open);
    },
    options,
  );
  addEventListener(
    'pointerup',
    (event) => {
      if (!open || !event.isPrimary) return;
      const travel = Math.hypot(event.clientX - open.x, event.clientY - open.y);
      if (travel >= MOST_TRAVEL_PX || now() - open.at >= LONGEST_MS) return drop();
      const press = open;
      open = null;
      listener.pressed(press);
    },
    options,
  );
  addEventListener('pointercancel', drop, options);
  addEventListener('click', (event) => listener.clicked(event), options);
}

function hasModifier({ ctrlKey, metaKey, shiftKey, altKey }: PointerEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}

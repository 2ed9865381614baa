/** A cursor that anybody can see, moved and pressed by a script. */

const MOVE_MS = 700;

/**
 * @param {HTMLElement} hand the drawing
 * @param {(ms: number) => Promise<void>} wait
 */
export function createHand(hand, wait) {
  let x = innerWidth / 2;
  let y = innerHeight / 2;

  /** @param {number} toX @param {number} toY */
  function put(toX, toY) {
    x = toX;
    y = toY;
    hand.style.transform = `translate(${x}px, ${y}px)`;
  }

  return {
    show() {
      hand.hidden = false;
      put(x, y);
    },
    hide() {
      hand.hidden = true;
    },

    /** @param {Element} target */
    async moveTo(target) {
      const box = target.getBoundingClientRect();
      const toX = box.left + box.width / 2;
      const toY = box.top + box.height / 2;
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
        const motion = hand.animate(
          [{ transform: `translate(${x}px, ${y}px)` }, { transform: `translate(${toX}px, ${toY}px)` }],
          { duration: MOVE_MS, easing: 'cubic-bezier(.4, 0, .2, 1)' },
        );
        await wait(MOVE_MS);
        motion.cancel();
      }
      put(toX, toY);
    },

    /**
     * Presses as a mouse does. The events are real ones on the real element, so that whatever listens on the page
     * hears them as it would hear a visitor's.
     * @param {Element} target
     */
    async press(target) {
      hand.classList.remove('pressing');
      // Reading a size lets the browser notice that the class was gone, so that the ring is drawn again.
      void hand.offsetWidth;
      hand.classList.add('pressing');
      const mouse = {
        bubbles: true,
        cancelable: true,
        composed: true,
        clientX: x,
        clientY: y,
        button: 0,
        detail: 1,
      };
      const pointer = { ...mouse, pointerId: 1, pointerType: 'mouse', isPrimary: true };
      target.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
      target.dispatchEvent(new MouseEvent('mousedown', { ...mouse, buttons: 1 }));
      await wait(70);
      target.dispatchEvent(new PointerEvent('pointerup', pointer));
      target.dispatchEvent(new MouseEvent('mouseup', mouse));
      target.dispatchEvent(new PointerEvent('click', pointer));
    },
  };
}

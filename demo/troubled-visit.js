/**
 * Plays a visit that goes wrong, over the real protocol and through the shipped widget: a broken button is pressed in
 * vain, the chat is opened, a message is sent and left waiting.
 */
import { createActs } from './acts.js';
import { createHand } from './hand.js';

class Stopped extends Error {}

/**
 * @typedef {object} StoryParts
 * @property {HTMLElement} box
 * @property {HTMLElement} line
 * @property {HTMLProgressElement} progress
 * @property {HTMLElement} consoleLink
 * @property {HTMLElement} stopButton
 * @property {HTMLElement} hand
 */

/** @param {StoryParts} parts */
export function createStory({ box, line, progress, consoleLink, stopButton, hand: drawing }) {
  /** @type {AbortController | null} */
  let running = null;
  const hand = createHand(drawing, wait);

  /** @param {number} ms @returns {Promise<void>} rejects when the story is stopped */
  function wait(ms) {
    const signal = running?.signal;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new Stopped());
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Stopped());
      });
    });
  }

  /** @param {string} words */
  function tell(words) {
    line.textContent = words;
    progress.value += 1;
  }

  const playAll = createActs({ hand, wait, tell });

  return {
    /** Plays from the start; a second call while it plays does nothing. */
    async play() {
      if (running) return;
      running = new AbortController();
      box.hidden = false;
      consoleLink.hidden = true;
      stopButton.textContent = 'Stop';
      progress.value = 0;
      hand.show();
      try {
        await playAll();
        consoleLink.hidden = false;
      } catch (fault) {
        if (fault instanceof Stopped) box.hidden = true;
        else line.textContent = fault instanceof Error ? fault.message : String(fault);
      } finally {
        hand.hide();
        stopButton.textContent = 'Close';
        running = null;
      }
    },
    /** Stops where it is; when it has ended already, puts its words away. */
    stop() {
      if (running) running.abort();
      else box.hidden = true;
    },
  };
}

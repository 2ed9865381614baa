/** What happens in the troubled visit, act by act. */

const PRESSES = 5;
const BETWEEN_PRESSES_MS = 250;

/** A press without an answer is called one after three seconds. */
const VERDICT_MS = 3_400;

const MESSAGE = 'I want to pay, but nothing happens when I press the button. Is my order through?';

/**
 * @typedef {object} Stage
 * @property {ReturnType<typeof import('./hand.js').createHand>} hand
 * @property {(ms: number) => Promise<void>} wait rejects when the story is stopped
 * @property {(words: string) => void} tell
 */

/**
 * @param {Stage} stage
 * @returns {() => Promise<void>} plays all of it, in order
 */
export function createActs({ hand, wait, tell }) {
  async function scrolled() {
    // A busy page may take a moment before it begins to move.
    await wait(300);
    for (let before = NaN; before !== scrollY; await wait(250)) before = scrollY;
  }

  /** @param {string} selector */
  async function goTo(selector) {
    const target = document.querySelector(selector);
    if (!target) throw new Error(`the page has no ${selector}`);
    target.scrollIntoView({ block: 'center', behavior: 'smooth' });
    // A page that still scrolls is a page that responds, and the hand would miss.
    await scrolled();
    await hand.moveTo(target);
    await wait(150);
    return target;
  }

  async function pressStepper() {
    tell('A visitor looks at the fern. The quantity button works, and the page answers.');
    const more = await goTo('#more-of-it');
    await hand.press(more);
    await wait(500);
    await hand.press(more);
    await wait(1_200);
  }

  async function pressPay() {
    tell('Now they want to pay. Pay is broken: five quick presses, and nothing happens.');
    const pay = await goTo('#pay');
    for (let press = 0; press < PRESSES; press++) {
      await hand.press(pay);
      await wait(BETWEEN_PRESSES_MS);
    }
    tell(
      hasChatted()
        ? 'They have had the chat open before, so the team is told as it happens.'
        : 'So far this is known to this page alone: nothing was stored and nothing was sent.',
    );
    await wait(VERDICT_MS);
  }

  async function openChat() {
    tell('They open the chat. Now the team may see where the page did not respond; the chat says so.');
    attune().open();
    return untilThere(findComposer);
  }

  /** @param {{ field: HTMLTextAreaElement, send: HTMLElement }} composer */
  async function write({ field, send }) {
    tell('They write what is wrong.');
    await hand.moveTo(field);
    field.focus();
    for (const end of MESSAGE.split('').keys()) {
      field.value = MESSAGE.slice(0, end + 1);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await wait(28);
    }
    await wait(400);
    await hand.moveTo(send);
    await hand.press(send);
  }

  /**
   * @template Found
   * @param {() => Found | null} find
   */
  async function untilThere(find) {
    for (let tries = 0; tries < 100; tries++) {
      const found = find();
      if (found) return found;
      await wait(100);
    }
    throw new Error('The chat did not open. Is the server running?');
  }

  async function playAll() {
    await widgetReady(wait);
    attune().close();
    await pressStepper();
    await pressPay();
    const composer = await openChat();
    await wait(1_500);
    await write(composer);
    tell(
      'Sent, and now they wait. In the console, look beside the conversation: “clicked Pay 5 times … nothing happened”.',
    );
    await wait(6_000);
    tell(
      'Answer with one of the three suggestions, or let them wait two minutes and watch the wait join in.',
    );
  }

  return playAll;
}

/** The widget keeps one thing in the browser, from the moment the chat is opened. */
function hasChatted() {
  return Object.keys(localStorage).some((key) => key.startsWith('attune:'));
}

/** What `widget.js` puts on the page; before that, a stub that keeps our wishes. */
function attune() {
  const page = /** @type {{ Attune?: any }} */ (/** @type {unknown} */ (window));
  page.Attune ??= { q: [], open: () => page.Attune.q.push(['open']) };
  return page.Attune;
}

/**
 * Resolves once the widget has loaded and watches.
 * @param {(ms: number) => Promise<void>} wait
 */
async function widgetReady(wait) {
  let isReady = false;
  attune().q.push(['on', 'ready', () => (isReady = true)]);
  for (let tries = 0; tries < 100 && !isReady; tries++) await wait(100);
  if (!isReady) throw new Error('The chat widget did not load. Is the server running?');
}

/** The real composer, inside the widget's shadow roots. */
function findComposer() {
  const panel = document.querySelector('attune-chat')?.shadowRoot?.querySelector('attune-panel');
  const composer = panel?.shadowRoot?.querySelector('attune-composer')?.shadowRoot;
  const field = composer?.querySelector('textarea');
  const send = composer?.querySelector('button.send');
  return field && send instanceof HTMLElement && panel instanceof HTMLElement && !panel.hidden
    ? { field, send }
    : null;
}

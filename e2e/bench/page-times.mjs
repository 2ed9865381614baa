// What pages of the benchmark write down about themselves, on the clock that all pages of one machine share.

/**
 * @typedef {{ at: number, text: string }} Noted
 * @typedef {{ clicks: Noted[], sent: Noted[], received: Noted[], verdicts: Noted[] }} Times
 */

/** Runs in a page before its own scripts: notes clicks and what passes its sockets. */
export function keepTimes() {
  /** @type {Times} */
  const times = { clicks: [], sent: [], received: [], verdicts: [] };
  Reflect.set(window, 'times', times);
  addEventListener('click', () => times.clicks.push({ at: Date.now(), text: '' }), true);
  window.WebSocket = class extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} how */
    constructor(...how) {
      super(...how);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') times.received.push({ at: Date.now(), text: data });
      });
    }

    /** @param {Parameters<WebSocket['send']>[0]} data @override */
    send(data) {
      const text = typeof data === 'string' ? data : '';
      times.sent.push({ at: Date.now(), text });
      // The recorder writes into its report when it gave up waiting.
      for (const [, at] of text.matchAll(/"at":(\d+),"outcome":"none"/g))
        times.verdicts.push({ at: Number(at), text });
      super.send(data);
    }
  };
}

/**
 * When a page last noted something.
 * @param {import('playwright-core').Page} page
 * @param {keyof Times} kind
 * @param {string} text that it has to contain
 * @param {number} [until] instant that it must not be later than
 * @returns {Promise<number>}
 */
export function lastOf(page, kind, text = '', until = Infinity) {
  return page.evaluate(
    ([kindOf, part, latest]) => {
      const times = /** @type {Times} */ (Reflect.get(window, 'times'));
      const found = times[kindOf].findLast((noted) => noted.at <= latest && noted.text.includes(part));
      if (!found) throw new Error(`nothing noted under ${kindOf} with "${part}"`);
      return found.at;
    },
    /** @type {const} */ ([kind, text, until === Infinity ? Number.MAX_SAFE_INTEGER : until]),
  );
}

/**
 * Runs in a page: the instant of the first frame in which an element shows a text.
 * @param {{ place: string, text: string }} wanted name of the element, within whatever shadow roots
 * @returns {Promise<number>}
 */
export function firstFrameWith({ place, text }) {
  /** @param {ParentNode} root @returns {Element[]} */
  const within = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? within(element.shadowRoot) : []),
    ]);
  /** @param {Element} element @returns {string} */
  const wordsOf = (element) =>
    [element, ...within(element.shadowRoot ?? element)]
      .map(({ shadowRoot, textContent }) => shadowRoot?.textContent ?? textContent)
      .join(' ');
  return new Promise((resolve) => {
    const look = () => {
      const found = within(document).find(({ localName }) => localName === place);
      if (found && wordsOf(found).includes(text)) resolve(Date.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}

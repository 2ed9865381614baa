const DELIVERY = 5;
const WRAPPING = 3;

/**
 * The working parts of the shop: stepper, cart, tabs, gift wrap. Pay is left alone: it is broken on purpose.
 * @param {Document} page
 */
export function openShop(page) {
  /** @type {Map<string, { price: number, count: number }>} */
  const cart = new Map([['Boston fern', { price: 24, count: 1 }]]);
  const quantity = /** @type {HTMLOutputElement} */ (page.querySelector('#quantity'));
  const wrapping = /** @type {HTMLInputElement} */ (page.querySelector('#wrapping'));

  /** @param {string} name @param {number} price @param {number} count */
  function add(name, price, count) {
    cart.set(name, { price, count: (cart.get(name)?.count ?? 0) + count });
    drawCart();
  }

  function drawCart() {
    const lines = [...cart].map(([name, { price, count }]) => {
      const line = page.createElement('li');
      const what = page.createElement('span');
      const sum = page.createElement('span');
      what.textContent = count > 1 ? `${name} × ${count}` : name;
      sum.textContent = `€${price * count}`;
      line.append(what, sum);
      return line;
    });
    page.querySelector('#lines')?.replaceChildren(...lines);
    const goods = [...cart.values()].reduce((sum, { price, count }) => sum + price * count, 0);
    const pieces = [...cart.values()].reduce((sum, { count }) => sum + count, 0);
    setText('#total', `€${goods + DELIVERY + (wrapping.checked ? WRAPPING : 0)}`);
    setText('#count', String(pieces));
  }

  /** @param {string} selector @param {string} text */
  function setText(selector, text) {
    const place = page.querySelector(selector);
    if (place) place.textContent = text;
  }

  /** @param {number} by */
  const step = (by) => () => {
    quantity.value = String(Math.min(9, Math.max(1, Number(quantity.value) + by)));
  };
  page.querySelector('#fewer')?.addEventListener('click', step(-1));
  page.querySelector('#more-of-it')?.addEventListener('click', step(1));
  page.querySelector('#add')?.addEventListener('click', () => add('Boston fern', 24, Number(quantity.value)));
  wrapping.addEventListener('change', drawCart);
  for (const button of page.querySelectorAll('button[data-add]')) {
    if (!(button instanceof HTMLElement)) continue;
    const { add: name = '', price } = button.dataset;
    button.addEventListener('click', () => add(name, Number(price), 1));
  }
  drawCart();
  openTabs(page);
}

/**
 * Tabs as the ARIA practices describe them: arrow keys move, one tab stop.
 * @param {Document} page
 */
function openTabs(page) {
  const tabs = [...page.querySelectorAll('[role="tab"]')].filter((tab) => tab instanceof HTMLElement);

  /** @param {HTMLElement} chosen */
  function choose(chosen) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = page.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !isChosen;
    }
  }

  tabs.forEach((tab, at) => {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const next = by && tabs[(at + by + tabs.length) % tabs.length];
      if (!next) return;
      choose(next);
      next.focus();
    });
  });
}

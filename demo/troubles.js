/** As long as a filter of a busy shop may take; people press again after one second. */
const FILTER_TAKES_MS = 4_000;

/**
 * What does not work in this shop, beside Pay: a form that refuses, a filter that is slow, a button that fails.
 * @param {Document} page
 */
export function breakOnPurpose(page) {
  refuseGiftCards(page);
  filterSlowly(page);
  page.querySelector('#sizes')?.addEventListener('click', () => {
    throw new Error('The sizes are not there (broken on purpose)');
  });
}

/** @param {Document} page */
function refuseGiftCards(page) {
  const number = page.querySelector('#gift-number');
  page.querySelector('#gift')?.addEventListener('submit', (event) => {
    event.preventDefault();
    number?.setAttribute('aria-invalid', 'true');
    const wrong = page.querySelector('#gift-wrong');
    if (wrong) wrong.textContent = 'This number is not valid.';
  });
}

/** @param {Document} page */
function filterSlowly(page) {
  const buttons = [...page.querySelectorAll('button[data-show]')];
  for (const button of buttons)
    button.addEventListener('click', () => {
      setTimeout(() => {
        const wanted = button.getAttribute('data-show') ?? '';
        for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
        for (const item of page.querySelectorAll('[data-good-for]')) {
          if (item instanceof HTMLElement)
            item.hidden = wanted !== '' && item.getAttribute('data-good-for') !== wanted;
        }
      }, FILTER_TAKES_MS);
    });
}

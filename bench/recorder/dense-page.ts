import type { ServablePage } from '../signals/page-server.ts';

/** 570 cards of seven elements each: about 4,000 nodes, as a long shop page has. */
const CARDS = 570;

/** Name of the page's own switch: true dirties all cards' styles at every press, before any other listener runs. */
export const DIRTY = '__dirtyStyles';

/**
 * A page on which each press does a little. It can dirty its styles before a sensor hears of the press, as pages do
 * that set a class on the root; whoever then asks for a size pays for the layout.
 */
export const densePage: ServablePage = {
  path: '/',
  more: {},
  head: '<style>.odd .card{padding-left:1px}.card{width:180px;float:left}button{width:120px;height:30px}</style>',
  html: `${card().repeat(CARDS)}<script>
    document.addEventListener('click', ({ target }) => {
      const count = target.closest('.card')?.querySelector('b');
      if (count) count.textContent = Number(count.textContent) + 1;
    });
  </script>`,
};

/** Stands before the sensor's own script. */
export const DIRTYING_SCRIPT = `<script>
  for (const press of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) addEventListener(press, () => {
    if (window.${DIRTY}) document.documentElement.classList.toggle('odd');
  }, true);
</script>`;

function card(): string {
  return '<div class=card><h3>Fern</h3><p><i>In stock</i></p><button>Add</button><b>0</b></div>';
}

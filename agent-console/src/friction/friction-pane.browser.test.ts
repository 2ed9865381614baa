import type { Friction } from '@attune/protocol';
import { html } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { frictionOf } from '../../gallery/fixtures/conversation.ts';
import { find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './friction-pane.ts';
import type { FrictionPane } from './friction-pane.ts';

const NOW = 10_000_000;
const show = (friction: Friction) =>
  mount<FrictionPane>(
    html`<attune-friction-pane .friction=${friction} .now=${() => NOW}></attune-friction-pane>`,
  );

afterEach(unmountAll);

describe('the friction pane', () => {
  it('names the level, and keeps the score small beside it', async () => {
    const pane = await show(frictionOf(NOW));
    expect(words(find(pane, '.head'))).toBe('Flag for 1 min 64 of 100');
  });

  it('says each part in its sentence with its points and its age', async () => {
    const pane = await show(frictionOf(NOW));
    expect(findAll(pane, 'li').map(words)).toEqual([
      'clicked Pay 6 times in 2 s; nothing happened 40 s ago 38',
      'has been waiting 2 min for an answer 2 min ago 17',
      'clicked Apply coupon; nothing happened 3 min ago 8',
      'has been quiet for 3 min with the page in the background 3 min ago –',
    ]);
  });

  it('draws a piece of the gauge for each counted part, as wide as its points, and says the sum in words', async () => {
    const pane = await show(frictionOf(NOW));
    const gauge = find(pane, '.gauge');
    const widths = findAll(gauge, 'span').map((piece) => piece.getBoundingClientRect().width + 2);
    const whole = gauge.getBoundingClientRect().width;
    expect(widths.map((width) => Math.round((100 * width) / whole))).toEqual([38, 17, 8]);
    expect(gauge.getAttribute('aria-label')).toBe('Friction 64 of 100, made of 38 + 17 + 8');
  });

  it('sets names of controls apart in italics, and their markup is text', async () => {
    const [part] = frictionOf(NOW).contributions;
    if (!part) throw new Error('The fixture has lost its parts.');
    const name = '<img src=x onerror=alert(1)>';
    const pane = await show({
      ...frictionOf(NOW),
      contributions: [{ ...part, sentence: ['clicked ', { name }] }],
    });
    expect(words(find(pane, '.fact i'))).toBe(name);
    expect(findAll(pane, 'img')).toEqual([]);
  });

  it('says that nothing points to trouble while it is calm', async () => {
    const pane = await show(frictionOf(NOW, 'calm'));
    expect(words(pane)).toContain('Nothing on the page or in the chat points to trouble.');
  });
});

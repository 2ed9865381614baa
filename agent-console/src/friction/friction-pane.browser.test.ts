import type { Friction } from '@attune/protocol';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frictionOf } from '../../gallery/fixtures/conversation.ts';
import { drawn, find, findAll, mount, unmountAll, words } from '../../gallery/mount.ts';
import './friction-pane.ts';
import type { FrictionPane } from './friction-pane.ts';
import type { SignalsJudged } from './friction-part.ts';
import { withVerdict } from './verdicts.ts';

const NOW = 10_000_000;
const judged: Pick<SignalsJudged, 'signalKeys' | 'verdict'>[] = [];
const show = (friction: Friction) =>
  mount<FrictionPane>(
    html`<attune-friction-pane
      .friction=${friction}
      .conversationId=${'c1'}
      .now=${() => NOW}
      @signals-judged=${({ signalKeys, verdict }: SignalsJudged) => judged.push({ signalKeys, verdict })}
    ></attune-friction-pane>`,
  );
const button = (pane: FrictionPane, name: string | RegExp): HTMLElement => {
  const found = findAll(pane, 'button').find((each) => {
    const label = each.getAttribute('aria-label') ?? words(each);
    return typeof name === 'string' ? label === name : name.test(label);
  });
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};
const press = async (pane: FrictionPane, name: string | RegExp): Promise<void> => {
  button(pane, name).click();
  await drawn(pane);
};

beforeEach(() => void judged.splice(0));
afterEach(() => {
  vi.useRealTimers();
  unmountAll();
});

describe('the friction pane', () => {
  it('names the level, and keeps the score small beside it', async () => {
    const pane = await show(frictionOf(NOW));
    expect(words(find(pane, '.head'))).toBe('Flag for 1 min 64 of 100');
  });

  it('does not say how many seconds a level that just began has lasted', async () => {
    const pane = await show({ ...frictionOf(NOW), since: NOW - 400 });
    expect(words(find(pane, '.head'))).toContain('Flag just now');
  });

  it('says each part in its sentence with its age and points, and a wait’s length once', async () => {
    const pane = await show(frictionOf(NOW));
    expect(findAll(pane, 'attune-friction-part').map(words)).toEqual([
      'clicked Pay 6 times in 2 s; nothing happened 38 40 s ago',
      'has been waiting 2 min for an answer 17 still so',
      'clicked Apply coupon; nothing happened 8 3 min ago',
    ]);
  });

  it('shows the top three, and the rest behind one press', async () => {
    const friction = frictionOf(NOW);
    const [part] = friction.contributions;
    if (!part) throw new Error('The fixture has lost its parts.');
    const more = [1, 2].map((each) => ({ ...part, signalKey: `more-${each}`, points: 3 }));
    const pane = await show({ ...friction, contributions: [...friction.contributions, ...more] });
    expect(findAll(pane, 'attune-friction-part')).toHaveLength(3);
    await press(pane, '2 more');
    expect(findAll(pane, 'attune-friction-part')).toHaveLength(5);
  });

  it('draws a piece of the gauge for each counted part, and says the sum in words', async () => {
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

  it('keeps gone quiet and a bad connection apart from what counts, with nothing to judge there', async () => {
    const pane = await show({ ...frictionOf(NOW), goneQuiet: ['has been quiet for 4 min'] });
    expect(words(find(pane, '.chip'))).toBe('Gone quiet. has been quiet for 4 min.');
    expect(words(find(pane, '.facts'))).toBe('has a bad connection');
    expect(findAll(find(pane, '.facts'), 'button')).toEqual([]);
  });
});

describe('an agent’s verdict', () => {
  it('on the whole flag takes one press, and is taken back where it was given', async () => {
    const pane = await show(frictionOf(NOW));
    await press(pane, 'Not frustrated');
    const signalKeys = ['rage-1', 'waiting-1', 'dead-1'];
    expect(judged).toEqual([{ signalKeys, verdict: 'not-frustrated' }]);
    expect(words(find(pane, '.said'))).toContain('Not frustrated. It stops counting.');
    await press(pane, 'Undo');
    expect(judged.at(-1)).toEqual({ signalKeys, verdict: 'none' });
    expect(words(find(pane, '.act'))).toBe('Seen Not frustrated');
  });

  it('offers its way back in place for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const pane = await show(frictionOf(NOW));
    button(pane, 'Seen').click();
    await pane.updateComplete;
    vi.advanceTimersByTime(9_999);
    await pane.updateComplete;
    expect(findAll(pane, '.said')).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await pane.updateComplete;
    expect(findAll(pane, '.said')).toEqual([]);
  });

  it('on one incident takes one press', async () => {
    const pane = await show(frictionOf(NOW));
    await press(pane, /^Seen: clicked Pay 6 times/);
    expect(judged).toEqual([{ signalKeys: ['rage-1'], verdict: 'seen' }]);
  });

  it('is shown struck through, and taken back from there later', async () => {
    const pane = await show(withVerdict(frictionOf(NOW), ['dead-1'], 'not-frustrated'));
    const part = findAll(pane, 'attune-friction-part')[2] ?? pane;
    expect(words(find(part, 's'))).toBe('clicked Apply coupon; nothing happened');
    find(part, '.verdict button').click();
    expect(judged).toEqual([{ signalKeys: ['dead-1'], verdict: 'none' }]);
  });

  it('of what was judged by others is not given again', async () => {
    const pane = await show(withVerdict(frictionOf(NOW), ['rage-1'], 'seen'));
    await press(pane, 'Seen');
    expect(judged).toEqual([{ signalKeys: ['waiting-1', 'dead-1'], verdict: 'seen' }]);
  });

  it('that everything was seen says until when it is quiet', async () => {
    const seen = withVerdict(frictionOf(NOW), ['rage-1', 'waiting-1', 'dead-1'], 'seen');
    const pane = await show({ ...seen, quietUntil: NOW + 600_000 });
    expect(words(find(pane, '.quiet-until'))).toMatch(/^Seen\. Calls again at .*, or for something new\.$/);
    expect(words(find(pane, '.act'))).toBe('Not frustrated');
  });
});

import { describe, expect, it } from 'vitest';
import { parsePageSet } from './page-set.ts';

const page = {
  id: 'x01',
  truth: 'dead',
  html: '<button id=t>Pay</button>',
  steps: [{ click: { selector: '#t' } }],
};
const parse = (...pages: unknown[]) => parsePageSet(JSON.stringify(pages), 'set.json');

describe('a page set', () => {
  it('fills in what a page leaves out', () => {
    expect(parse(page)).toEqual([
      {
        ...page,
        description: '',
        head: '',
        path: '/',
        more: {},
        touch: false,
        mobile: false,
        settleMs: 0,
        pageErrors: false,
      },
    ]);
  });

  it('takes every kind of step', () => {
    const steps = [
      {
        click: { selector: '#t', times: 3, everyMs: 100, button: 'right', modifiers: ['Control'], jitter: 3 },
      },
      { tap: { shadow: ['#host', 'button'] } },
      { type: 'hello' },
      { press: { key: 'Enter', times: 2 } },
      { move: { at: { x: 1, y: 2 } } },
      { wheel: { y: 100 } },
      { drag: { from: { selector: '#a' }, to: { selector: '#b' } } },
      { swipe: { from: { selector: '#a' }, by: { y: -50 } } },
      { wait: 100 },
      { reload: { times: 2 } },
      { goto: '/page/a' },
      { back: true },
      { forward: true },
    ];
    expect(parse({ ...page, steps })[0]?.steps).toEqual(steps);
  });

  it('leaves alone what it does not know of a page', () => {
    expect(() => parse({ ...page, author: 'somebody' })).not.toThrow();
  });

  it.each([
    ['{', /set\.json is no JSON/],
    ['{}', /set\.json:\n {2}the file: /],
    [JSON.stringify([{ ...page, truth: 'sad' }]), /page 1 \(x01\), truth: /],
    [JSON.stringify([page, page]), /the id "x01" is there twice/],
  ])('names what is wrong with %j', (content, message) => {
    expect(() => parsePageSet(content, 'set.json')).toThrow(message);
  });

  it.each([
    [{ clik: { selector: '#t' } }, /steps\.0: is of no known kind \(clik\)/],
    [{ click: { selector: '#t' }, wait: 1 }, /steps\.0: must have exactly one key/],
    [{ click: { times: 2 } }, /steps\.0\.click: needs "selector", "shadow" or "at"/],
    [{ click: { selector: '#t', times: 0 } }, /steps\.0\.click\.times/],
    [{ drag: { from: { selector: '#t' } } }, /steps\.0\.drag: needs "to" or "by"/],
  ])('names the step that cannot be done: %j', (step, message) => {
    expect(() => parse({ ...page, steps: [step] })).toThrow(message);
  });
});

import type { Interaction } from '@attune/protocol';
import { html, render, type TemplateResult } from 'lit';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Recorder } from '../contract.ts';
import { createRecorder } from './recorder.ts';

const HERE = location.pathname;

let recorder: Recorder;
let facts: Interaction[];
let stage: HTMLElement;
let ownHost: HTMLElement;

// Fetched when it is needed for the first time; the tests' clock does not wait for that.
beforeAll(() => import('./more/main.ts'));

beforeEach(() => {
  // Only what the recorder and the pages under test count by: the browser's own input goes on in real time.
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'requestAnimationFrame'],
  });
  stage = document.body.appendChild(document.createElement('main'));
  ownHost = document.body.appendChild(document.createElement('attune-chat'));
});

afterEach(() => {
  recorder.stop();
  stage.remove();
  ownHost.remove();
  document.adoptedStyleSheets = [];
  vi.useRealTimers();
  if (location.pathname !== HERE) history.replaceState(null, '', HERE);
});

/** Shows a page and lets it rest for six seconds, as a visitor who reads first. */
async function show(page: TemplateResult): Promise<void> {
  render(page, stage);
  recorder = createRecorder({ ownHost });
  facts = [];
  recorder.subscribe((more) => facts.push(...more));
  await pass(6_000);
}

/** Lets the browser do what waits for no clock: tell changes, fetch the second part. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

/** Lets time pass in small steps, and what has changed be noticed in each. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    vi.advanceTimersByTime(Math.min(50, left));
    await turn();
  }
}

function $(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function press(selector: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    await userEvent.click($(selector));
    await pass(200);
  }
}

/** The outcomes of each press, in order: ['none@1000 none@3000', 'effect@0']. */
function outcomes(): string[] {
  const byPress = new Map<number, string[]>();
  for (const fact of facts) {
    if (fact.kind === 'press') byPress.set(fact.id, []);
    if (fact.kind === 'outcome') byPress.get(fact.press)?.push(`${fact.outcome}@${fact.afterMs}`);
  }
  return [...byPress.values()].map((told) => told.join(' '));
}

const NONE = 'none@1000 none@3000';

const text = (selector: string, words: string) => (): void => {
  $(selector).textContent = words;
};

describe('a press that nothing comes of', () => {
  it('is told at one second and once more at three', async () => {
    await show(html`<button id="t">Pay</button>`);
    await press('#t', 5);
    await pass(11_000);
    expect(outcomes()).toEqual([NONE, NONE, NONE, NONE, NONE]);
  });

  it('says which control it was, and nothing else of the page', async () => {
    await show(html`<input value="secret" /><button id="t">Pay</button>`);
    await press('#t');
    const told = facts.find(({ kind }) => kind === 'press');
    expect(told).toMatchObject({ control: { role: 'button', name: 'Pay' }, travelPx: 0, id: 0 });
    expect(Object.keys(told ?? {}).toSorted()).toEqual(['at', 'control', 'id', 'kind', 'path', 'travelPx']);
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it('is told of a disabled button, which takes no clicks', async () => {
    await show(html`<button id="t" disabled>Pay</button>`);
    const pointer = { bubbles: true, composed: true, isPrimary: true, button: 0 };
    $('#t').dispatchEvent(new PointerEvent('pointerdown', pointer));
    $('#t').dispatchEvent(new PointerEvent('pointerup', pointer));
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  it('is told of plain elements that promise something', async () => {
    await show(html`<div id="t" role="button">Pay</div>`);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  it('is told although a clock ticks elsewhere', async () => {
    await show(html`<button id="t">Pay</button><output id="clock">0</output>`);
    let seconds = 0;
    setInterval(() => text('#clock', String(seconds++))(), 1_000);
    await pass(4_000);
    await press('#t', 5);
    await pass(4_100);
    expect(outcomes()).toEqual([NONE, NONE, NONE, NONE, NONE]);
  });

  it('is told although something is animated by hand elsewhere', async () => {
    await show(html`<button id="t">Pay</button><i id="dot">.</i>`);
    let x = 0;
    setInterval(() => $('#dot').style.setProperty('margin-left', `${x++}px`), 50);
    await pass(1_000);
    await press('#t', 3);
    await pass(4_100);
    expect(outcomes()).toEqual([NONE, NONE, NONE]);
  });

  it('is told although the button shows that it was pressed', async () => {
    await show(
      html`<button
        id="t"
        @pointerdown=${() => $('#t').classList.add('pressed')}
        @pointerup=${() => $('#t').classList.remove('pressed')}
      >
        Pay
      </button>`,
    );
    await press('#t', 3);
    await pass(4_100);
    expect(outcomes()).toEqual([NONE, NONE, NONE]);
  });

  it('is told although a ripple runs over the button', async () => {
    const ripple = (): void => {
      const ring = $('#t').appendChild(document.createElement('span'));
      setTimeout(() => ring.remove(), 150);
    };
    await show(html`<button id="t" @click=${ripple}>Pay</button>`);
    await press('#t', 3);
    await pass(4_100);
    expect(outcomes()).toEqual([NONE, NONE, NONE]);
  });

  it('is told although something unseen is written into the page', async () => {
    const count = (): void => {
      document.head.append(document.createElement('meta'));
      document.body.append(document.createElement('noscript'));
      $('#hidden').setAttribute('value', String(Math.random()));
    };
    await show(html`<button id="t" @click=${count}>Pay</button><input type="hidden" id="hidden" />`);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  it('is told although the same words are written again', async () => {
    await show(
      html`<button id="t" @click=${text('#out', 'same')}>Pay</button>
        <p id="out">same</p>`,
    );
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  it('is told although the button is made anew each time', async () => {
    const again = (): void => {
      const button = document.createElement('button');
      button.id = 't';
      button.textContent = 'Pay';
      button.addEventListener('click', () => setTimeout(again));
      $('#place').replaceChildren(button);
    };
    await show(html`<div id="place"></div>`);
    again();
    await press('#t', 3);
    await pass(3_100);
    expect(outcomes()).toEqual([NONE, NONE, NONE]);
    expect(new Set(facts.flatMap((fact) => (fact.kind === 'press' ? [fact.control.key] : []))).size).toBe(1);
  });

  it('is told although a region that is left out changes', async () => {
    await show(
      html`<button id="t" @click=${text('#out', 'changed')}>Pay</button>
        <section data-no-signals><p id="out">before</p></section>`,
    );
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  it('is told although our own panel is used meanwhile', async () => {
    await show(html`<button id="t">Pay</button>`);
    const inner = ownHost.attachShadow({ mode: 'open' });
    render(html`<button>Open chat</button><input />`, inner);
    const [launcher, field] = [inner.querySelector('button'), inner.querySelector('input')];
    if (!launcher || !field) throw new Error('no panel');
    await userEvent.click(launcher);
    await press('#t', 2);
    await userEvent.click(launcher);
    await userEvent.fill(field, 'It does not work');
    inner.append(document.createElement('p'));
    scrollBy(0, 1);
    dispatchEvent(new Event('scroll'));
    await pass(4_100);
    expect(outcomes()).toEqual([NONE, NONE]);
  });

  it('is told although another control is answered soon after', async () => {
    await show(
      html`<button id="t">Pay</button><button id="other" @click=${text('#out', 'b')}>Other</button>
        <p id="out">a</p>`,
    );
    await press('#t');
    await press('#other');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE, 'effect@0']);
  });
});

describe('a press that the page answers', () => {
  it('is told at once, each time a stepper is pressed', async () => {
    let count = 0;
    const more = (): void => text('#count', String(++count))();
    await show(html`<button id="t" @click=${more}>+</button><output id="count">0</output>`);
    await press('#t', 8);
    await pass(3_100);
    expect(outcomes()).toEqual(Array.from({ length: 8 }, () => 'effect@0'));
  });

  const answers: [string, TemplateResult][] = [
    ['changes its own words', html`<button id="t" @click=${text('#t', 'Paid')}>Pay</button>`],
    [
      'says its new state',
      html`<button id="t" aria-pressed="false" @click=${() => $('#t').setAttribute('aria-pressed', 'true')}>
        x
      </button>`,
    ],
    [
      'opens details',
      html`<details>
        <summary id="t">More</summary>
        Words
      </details>`,
    ],
    [
      'opens a dialog',
      html`<button id="t" @click=${() => ($('#d') as HTMLDialogElement).show()}>x</button>
        <dialog id="d">Hello</dialog>`,
    ],
    [
      'opens a popover',
      html`<button id="t" popovertarget="p">x</button>
        <div id="p" popover>Hello</div>`,
    ],
    [
      'moves the focus',
      html`<button id="t" @click=${() => $('#field').focus()}>x</button><input id="field" />`,
    ],
    ['is a checkbox', html`<input type="checkbox" id="t" />`],
    ['is the label of one', html`<label id="t">Gift <input type="checkbox" /></label>`],
    [
      'submits a form to somewhere',
      html`<form target="elsewhere" action="about:blank"><button id="t">Send</button></form>
        <iframe name="elsewhere" title="elsewhere"></iframe>`,
    ],
    [
      'is refused by a form',
      html`<form @submit=${(event: Event) => event.preventDefault()}>
        <input required /><button id="t">Send</button>
      </form>`,
    ],
    [
      'answers when the pointer goes down',
      html`<button id="t" @pointerdown=${text('#out', 'b')}>x</button>
        <p id="out">a</p>`,
    ],
    [
      'changes a class elsewhere',
      html`<button id="t" @click=${() => $('#out').classList.add('open')}>x</button>
        <p id="out">a</p>`,
    ],
  ];

  it.each(answers)('is told when it %s', async (_how, page) => {
    await show(page);
    await press('#t');
    await pass(3_100);
    expect(outcomes().map((told) => told.replace(/\d+$/, ''))).toEqual(['effect@']);
  });

  it('is told when the answer takes a moment', async () => {
    const soon = (): void => void setTimeout(text('#out', 'b'), 500);
    await show(
      html`<button id="t" @click=${soon}>x</button>
        <p id="out">a</p>`,
    );
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual(['effect@500']);
  });

  it('is told by a second at the latest when only a mark on the control remains', async () => {
    await show(html`<button id="t" @click=${() => $('#t').classList.toggle('on')}>Heart</button>`);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual(['effect@1000']);
  });

  it('is told each time a mark is put on and taken off again', async () => {
    await show(html`<button id="t" @click=${() => $('#t').classList.toggle('on')}>Heart</button>`);
    await press('#t', 5);
    await pass(3_100);
    expect(outcomes().filter((told) => told.startsWith('effect'))).toHaveLength(5);
  });

  it('is told when a script fills in a field', async () => {
    const fill = (): void => {
      ($('#field') as HTMLInputElement).value = '10115';
    };
    await show(html`<button id="t" @click=${fill}>x</button><input id="field" />`);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([expect.stringMatching(/^effect@\d+$/)]);
    expect(JSON.stringify(facts)).not.toContain('10115');
  });

  it('is told when another style sheet applies', async () => {
    const dress = (): void => {
      document.adoptedStyleSheets = [new CSSStyleSheet()];
    };
    await show(html`<button id="t" @click=${dress}>x</button>`);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([expect.stringMatching(/^effect@\d+$/)]);
  });

  it('is told when something is animated by script', async () => {
    const move = (): void => void $('#out').animate([{ opacity: 0 }, { opacity: 1 }], 5_000);
    await show(
      html`<button id="t" @click=${move}>x</button>
        <p id="out">a</p>`,
    );
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([expect.stringMatching(/^effect@\d+$/)]);
  });

  it('is told when the answer is inside a component', async () => {
    await show(
      html`<button id="t" @click=${() => inner.append('b')}>x</button>
        <div id="component"></div>`,
    );
    recorder.stop();
    const inner = $('#component').attachShadow({ mode: 'open' });
    recorder = createRecorder({ ownHost });
    recorder.subscribe((more) => facts.push(...more));
    await pass(1_000);
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual(['effect@0']);
  });

  it('is told of a button inside a component', async () => {
    await show(html`<div id="component"></div>`);
    const inner = $('#component').attachShadow({ mode: 'open' });
    render(html`<button @click=${() => inner.append('b')}>Inside</button>`, inner);
    await userEvent.click(inner.querySelector('button') ?? $('#component'));
    await pass(3_100);
    expect(outcomes()).toEqual(['effect@0']);
    expect(facts.find(({ kind }) => kind === 'press')).toMatchObject({ control: { name: 'Inside' } });
  });

  it('counts for every press of the control that still waits', async () => {
    const late = (): void => void setTimeout(text('#out', 'b'), 600);
    await show(
      html`<button id="t" @click=${late}>x</button>
        <p id="out">a</p>`,
    );
    await press('#t', 3);
    await pass(3_100);
    expect(outcomes()).toEqual(['effect@600', 'effect@400', 'effect@200']);
  });
});

describe('other outcomes', () => {
  it('is slow when the answer comes after a none', async () => {
    const late = (): void => void setTimeout(text('#out', 'b'), 4_500);
    await show(
      html`<button id="t" @click=${late}>x</button>
        <p id="out">a</p>`,
    );
    await press('#t');
    await pass(11_000);
    expect(outcomes()).toEqual([`${NONE} slow@4500`]);
  });

  it('is an error when the page fails on it', async () => {
    const stopListening = new AbortController();
    addEventListener('error', (event) => event.preventDefault(), { signal: stopListening.signal });
    const fail = (): void => {
      const error = new TypeError('broken');
      dispatchEvent(new ErrorEvent('error', { cancelable: true, message: 'broken', error }));
    };
    await show(html`<button id="t" @click=${fail}>Pay</button>`);
    await press('#t');
    await pass(3_100);
    stopListening.abort();
    expect(outcomes()).toEqual(['error@0']);
    expect(JSON.stringify(facts)).not.toContain('broken');
  });

  it('is no error of the press when a picture cannot be loaded', async () => {
    await show(
      html`<button id="t" @click=${() => $('#p').dispatchEvent(new Event('error'))}>x</button
        ><img id="p" alt="" />`,
    );
    await press('#t');
    await pass(3_100);
    expect(outcomes()).toEqual([NONE]);
  });

  const unseen: [string, TemplateResult][] = [
    ['a drawing', html`<canvas id="t" role="button" width="60" height="40"></canvas>`],
    ['what copies', html`<button id="t">Copy link</button>`],
    ['a chosen radio button', html`<input type="radio" id="t" checked />`],
  ];

  it.each(unseen)('cannot be judged on %s', async (_what, page) => {
    await show(page);
    await press('#t');
    await pass(3_100);
    expect(outcomes().map((told) => told.replace(/@\d+$/, ''))).toEqual(['cannot-judge']);
  });
});

describe('what is not a press', () => {
  const fields: [string, TemplateResult][] = [
    ['a text field', html`<input id="t" />`],
    ['a password field', html`<input type="password" id="t" />`],
    [
      'a list of the browser',
      html`<select id="t">
        <option>a</option>
      </select>`,
    ],
    ['a text area', html`<textarea id="t"></textarea>`],
    ['editable text', html`<div contenteditable id="t">words</div>`],
    ['the page', html`<p id="t">words</p>`],
    ['what is left out', html`<div data-no-signals><button id="t">Pay</button></div>`],
    ['a container that scripts can focus', html`<div tabindex="-1" id="t">words</div>`],
  ];

  it.each(fields)('is not told of %s', async (_what, page) => {
    await show(page);
    await press('#t', 3);
    await pass(3_100);
    expect(facts.filter(({ kind }) => kind === 'press' || kind === 'outcome')).toEqual([]);
  });

  it('is not told of our own panel', async () => {
    await show(html``);
    const button = ownHost.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'));
    button.textContent = 'Send';
    await press('attune-chat');
    await pass(3_100);
    expect(outcomes()).toEqual([]);
  });

  it.each(['right', 'middle'] as const)('is not told of the %s button', async (button) => {
    await show(html`<button id="t" @auxclick=${(event: Event) => event.preventDefault()}>Pay</button>`);
    await userEvent.click($('#t'), { button });
    await pass(3_100);
    expect(outcomes()).toEqual([]);
  });

  it('is not told of a press with a modifier', async () => {
    await show(html`<button id="t">Pay</button>`);
    await userEvent.click($('#t'), { modifiers: ['Shift'] });
    await pass(3_100);
    expect(outcomes()).toEqual([]);
  });

  const pointer = { bubbles: true, composed: true, isPrimary: true, button: 0 };

  it.each([
    ['a drag', 'pointerup', { clientX: 10 }, 0],
    ['a scroll by touch', 'pointercancel', {}, 0],
    ['a long press', 'pointerup', {}, 1_500],
  ] as const)('is not told of %s', async (_what, end, moved, heldMs) => {
    await show(html`<button id="t">Pay</button>`);
    $('#t').dispatchEvent(new PointerEvent('pointerdown', pointer));
    await pass(heldMs);
    $('#t').dispatchEvent(new PointerEvent(end, { ...pointer, ...moved }));
    await pass(3_100);
    expect(outcomes()).toEqual([]);
  });
});

describe('the visit', () => {
  it('begins with the page', async () => {
    await show(html``);
    expect(facts[0]).toMatchObject({ kind: 'page', path: expect.stringMatching(/^\//) });
  });

  it('goes on when a script changes the address', async () => {
    await show(
      html`<button id="t" @click=${() => history.pushState(null, '', '/orders/81723?q=1')}>x</button>`,
    );
    await press('#t');
    await pass(1_000);
    expect(facts.findLast(({ kind }) => kind === 'page')).toMatchObject({ path: '/orders/:id' });
    expect(JSON.stringify(facts)).not.toContain('81723');
  });

  it('is remembered for a minute and handed over on asking', async () => {
    await show(html`<button id="t">Pay</button>`);
    await press('#t');
    const handed: Interaction[] = [];
    recorder.subscribe((more) => handed.push(...more));
    expect(handed).toEqual(facts);
    await pass(61_000);
    const later: Interaction[] = [];
    recorder.subscribe((more) => later.push(...more));
    expect(later.filter(({ kind }) => kind === 'press')).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    await show(html`<button id="t">Pay</button>`);
    recorder.stop();
    const before = facts.length;
    await press('#t');
    await pass(3_100);
    expect(facts).toHaveLength(before);
  });
});

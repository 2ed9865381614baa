import { html, render, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { $, outcomes, pass, press, setStage, show, startAgain, text } from './testing/stage.ts';

const stage = setStage();

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
    expect(JSON.stringify(stage.facts)).not.toContain('10115');
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
    const inner = $('#component').attachShadow({ mode: 'open' });
    startAgain();
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
    expect(stage.facts.find(({ kind }) => kind === 'press')).toMatchObject({ control: { name: 'Inside' } });
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

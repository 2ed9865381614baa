import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { $, NONE, outcomes, pass, press, setStage, show, text } from './testing/stage.ts';

const stage = setStage();

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
    const told = stage.facts.find(({ kind }) => kind === 'press');
    expect(told).toMatchObject({ control: { role: 'button', name: 'Pay' }, travelPx: 0, id: 0 });
    expect(Object.keys(told ?? {}).toSorted()).toEqual(['at', 'control', 'id', 'kind', 'path', 'travelPx']);
    expect(JSON.stringify(stage.facts)).not.toContain('secret');
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
    expect(
      new Set(stage.facts.flatMap((fact) => (fact.kind === 'press' ? [fact.control.key] : []))).size,
    ).toBe(1);
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
    const inner = stage.ownHost.attachShadow({ mode: 'open' });
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

import { html, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { $, outcomes, pass, press, setStage, show } from './testing/stage.ts';

const stage = setStage();

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
    expect(stage.facts.filter(({ kind }) => kind === 'press' || kind === 'outcome')).toEqual([]);
  });

  it('is not told of our own panel', async () => {
    await show(html``);
    const button = stage.ownHost.attachShadow({ mode: 'open' }).appendChild(document.createElement('button'));
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

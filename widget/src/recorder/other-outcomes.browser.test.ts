import { html, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { $, NONE, outcomes, pass, press, setStage, show, text } from './testing/stage.ts';

const stage = setStage();

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
    expect(JSON.stringify(stage.facts)).not.toContain('broken');
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

import type { Interaction, RecorderPolicy } from '@attune/protocol';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { $, NONE, outcomes, pass, press, setStage, show, text } from './testing/stage.ts';

const stage = setStage();

const policy: RecorderPolicy = {
  tier: 'always',
  names: 'name',
  allowPaths: [],
  denyPaths: [],
  ignoreSelector: '',
  errorSelector: '',
  expectedMissing: [],
  cursor: false,
  copiedErrors: false,
  hesitation: false,
};

const told = <Kind extends Interaction['kind']>(kind: Kind) =>
  stage.facts.filter((fact): fact is Extract<Interaction, { kind: Kind }> => fact.kind === kind);

function fail(name: string): void {
  const error = new TypeError('broken');
  error.stack = `TypeError: broken\n    at https://shop.example/${name}.js:1:1`;
  dispatchEvent(new ErrorEvent('error', { cancelable: true, error }));
}

describe('page errors', () => {
  it('[RP10] belong to the press whose listener threw them', async () => {
    await show(html`<button id="t" @click=${() => fail('own')}>Pay</button>`);
    await press('#t');
    expect(told('page-error')).toMatchObject([{ press: 0, hash: expect.stringMatching(/^\w+$/) }]);
  });

  it('[RP10] belong to nobody when the same fails without a press', async () => {
    await show(html`<button id="t">Pay</button>`);
    setInterval(() => fail('poll'), 700);
    await pass(1_500);
    await press('#t');
    await pass(3_100);
    expect(new Set(told('page-error').map((fact) => fact.press))).toEqual(new Set([null]));
    expect(outcomes()).toEqual([NONE]);
  });

  it('[RP10] are not told of a foreign script that hides them', async () => {
    await show(html`<button id="t">Pay</button>`);
    dispatchEvent(new ErrorEvent('error', { cancelable: true, message: 'Script error.' }));
    expect(told('page-error')).toEqual([]);
  });
});

describe('forms', () => {
  it('[RP11] refuse once, however many fields the browser complains of', async () => {
    await show(html`<form><input required /><input required /><button id="t">Send</button></form>`);
    await press('#t');
    await pass(3_000);
    expect(told('form-refused')).toMatchObject([{ field: { type: 'text' } }]);
  });

  it('[RP11] refuse by script, again and again, as one form', async () => {
    const refuse = (event: Event): void => {
      event.preventDefault();
      text('#error', 'Please enter a postcode')();
    };
    await show(
      html`<form @submit=${refuse}>
        <input />
        <p class="error" id="error"></p>
        <button id="t">Send</button>
      </form>`,
    );
    await press('#t');
    await pass(3_000);
    await press('#t');
    await pass(3_000);
    const forms = told('form-refused').map(({ form }) => form);
    expect(forms).toHaveLength(2);
    expect(new Set(forms).size).toBe(1);
  });

  it('[RP11] do not refuse by thanking', async () => {
    const thank = (event: Event): void => {
      event.preventDefault();
      ($('#field') as HTMLInputElement).value = '';
      text('#out', 'Thank you')();
    };
    await show(
      html`<form @submit=${thank}><input id="field" /><button id="t">Send</button></form>
        <p role="alert" id="out"></p>`,
    );
    await userEvent.fill($('#field'), 'words');
    await press('#t');
    await pass(3_000);
    expect(told('form-refused')).toEqual([]);
  });

  it('[RP11] that were begun and left are told with the number of fields', async () => {
    await show(html`<form><input id="a" /><input id="b" /></form>`);
    await userEvent.fill($('#a'), '1');
    await userEvent.fill($('#b'), '2');
    await pass(5_000);
    dispatchEvent(new Event('pagehide'));
    expect(told('form-left')).toMatchObject([{ fields: 2, purpose: 'other' }]);
  });

  it.each([
    ['login', html`<form><input id="a" /><input type="password" /></form>`],
    ['search', html`<form role="search"><input id="a" /></form>`],
    ['newsletter', html`<form><input type="email" id="a" /></form>`],
  ])('[RP11] say what they are for: %s', async (purpose, page) => {
    await show(page);
    await userEvent.fill($('#a'), 'a');
    await pass(100);
    dispatchEvent(new Event('pagehide'));
    expect(told('form-left')).toMatchObject([{ fields: 1, purpose }]);
  });
});

describe('what only looks like a control', () => {
  it('[RP1] is told when the pointer says that it can be pressed', async () => {
    await show(html`<div id="t" style="cursor:pointer"><i>+</i> Add</div>`);
    await press('#t i');
    await pass(3_200);
    expect(outcomes()).toEqual([NONE]);
    expect(told('press')).toMatchObject([{ control: { name: '+ Add' } }]);
  });

  it('[RP1] is told of a control that lets presses through', async () => {
    await show(html`<div id="box"><button style="pointer-events:none">Pay</button></div>`);
    await userEvent.click($('#box'), { position: { x: 10, y: 10 } });
    await pass(3_200);
    expect(told('press')).toMatchObject([{ control: { name: 'Pay' } }]);
  });
});

describe('what a site allows', () => {
  it('[RP12] nothing is told of pages that are denied', async () => {
    await show(html`<button id="t">Pay</button>`, { ...policy, denyPaths: ['/*'] });
    await press('#t');
    await pass(3_100);
    expect(stage.facts).toEqual([]);
  });

  it('[RP12] a change of it holds at once', async () => {
    await show(html`<button id="t">Pay</button>`, policy);
    stage.recorder.updatePolicy({ ...policy, names: 'role' });
    await press('#t');
    expect(told('press')).toMatchObject([{ control: { name: '', role: 'button' } }]);
  });

  it('[RP12] a faulty selector leaves everything else as it is', async () => {
    await show(html`<button id="t">Pay</button>`, { ...policy, ignoreSelector: 'p[' });
    await press('#t');
    expect(told('press')).toHaveLength(1);
  });

  it('[RP12] single kinds can be kept from coming of a control', async () => {
    await show(html`<button id="t" data-no-signals="rage dead">Pay</button>`);
    await press('#t', 3);
    await pass(3_200);
    expect(outcomes()).toEqual([expect.stringMatching(/^none@1000 cannot-judge@/)]);
  });
});

describe('turns of the cursor', () => {
  async function wave(): Promise<void> {
    for (const clientX of [100, 300, 120, 320, 100]) {
      const moved = { bubbles: true, pointerType: 'mouse', clientX, clientY: 50 };
      $('main').dispatchEvent(new PointerEvent('pointermove', moved));
      await pass(100);
    }
  }

  it('[RP14] are not told where nobody asked for them', async () => {
    await show(html`<p>words</p>`);
    await wave();
    expect(told('cursor-turn')).toEqual([]);
  });

  it('[RP14] are told from one end to the other where a site asks for them', async () => {
    await show(html`<p>words</p>`, { ...policy, cursor: true });
    await wave();
    expect(told('cursor-turn').map(({ axis, px }) => `${axis}${px}`)).toContain('x200');
  });
});

describe('the recorder itself', () => {
  it('[RP13] goes off and says so when it costs too much again and again', async () => {
    await show(html`<button id="t">Pay</button>`);
    const slow = document.createElement('button');
    slow.setAttribute('onclick', '');
    Object.defineProperty(slow, 'textContent', {
      get() {
        for (const until = performance.now() + 8; performance.now() < until;);
        return 'Slow';
      },
    });
    $('main').append(slow);
    for (let time = 0; time < 3; time++) {
      await userEvent.click(slow);
      await pass(200);
    }
    expect(told('recorder-off')).toHaveLength(1);
    const before = stage.facts.length;
    await press('#t');
    expect(stage.facts).toHaveLength(before);
  });
});

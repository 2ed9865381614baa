import type { RecorderPolicy } from '@attune/protocol';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { $, pass, press, setStage, show } from './testing/stage.ts';

const stage = setStage();

const CANARY = 'Zq7canary';

const policy: RecorderPolicy = {
  tier: 'always',
  names: 'name',
  allowPaths: [],
  denyPaths: [],
  ignoreSelector: '',
  errorSelector: '.mistake',
  expectedMissing: [],
  cursor: true,
  copiedErrors: true,
  hesitation: true,
};

function fail(): void {
  const error = new TypeError(`${CANARY} is not a function`);
  dispatchEvent(new ErrorEvent('error', { cancelable: true, message: error.message, error }));
}

const everything = html`
  <form
    @submit=${(event: Event) => {
      event.preventDefault();
      $('#mail').setAttribute('aria-invalid', 'true');
      $('#alert').textContent = `${CANARY}@example.org is no address`;
    }}
  >
    <label>Your mail <input id="mail" name="mail" /></label>
    <textarea id="words"></textarea>
    <input type="password" id="secret" />
    <input required id="needed" />
    <p role="alert" class="mistake" id="alert">${CANARY}</p>
    <button id="send">Send</button>
  </form>
  <p id="text">A long text about ${CANARY} that one selects</p>
  <button id="private" data-private>${CANARY}</button>
  <button id="value" value=${CANARY}>Choose</button>
  <a id="link" href=${`#${CANARY}`}>Go</a>
  <select id="select">
    <option>${CANARY}</option>
  </select>
  <button id="fail" @click=${fail}>Fail</button>
  <button id="ask" @click=${() => void fetch(`/missing/${CANARY}?q=${CANARY}`)}>Ask</button>
  <button
    id="away"
    @click=${() => history.pushState(null, '', `/orders/${CANARY}81723/items?q=${CANARY}#${CANARY}`)}
  >
    Away
  </button>
`;

describe('what never leaves the page', () => {
  it.each(['name', 'selector', 'role'] as const)(
    'is what was typed, chosen, shown or asked for (%s)',
    async (names) => {
      await show(everything, { ...policy, names });
      for (const field of ['#mail', '#words', '#secret']) {
        await userEvent.fill($(field), CANARY);
        await pass(200);
      }
      await press('#send');
      await userEvent.fill($('#needed'), CANARY);
      await press('#send');
      await pass(3_000);
      await userEvent.fill($('#mail'), `${CANARY}2`);
      await userEvent.tripleClick($('#text'));
      await userEvent.tripleClick($('#alert'));
      $('#alert').dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
      for (const button of ['#private', '#value', '#link', '#select', '#fail', '#ask', '#away'])
        await press(button);
      await pass(11_000);
      const kinds = new Set(stage.facts.map(({ kind }) => kind));
      for (const kind of [
        'press',
        'form-refused',
        'field-corrected',
        'page-error',
        'copied-error',
        'page',
      ] as const)
        expect(kinds, kind).toContain(kind);
      expect(JSON.stringify(stage.facts)).not.toMatch(/zq7|canary/i);
    },
  );
});

import { html, type TemplateResult } from 'lit';
import { plainName } from './phrase-filter.ts';

/** Names of which any may be picked, each a button that stays pressed. */
export function namePicks<Name extends string>(
  names: readonly Name[],
  picked: readonly Name[],
  pick: (next: readonly Name[]) => void,
): TemplateResult {
  return html`<div class="picks">
    ${names.map((name) => {
      const isPicked = picked.includes(name);
      const next = isPicked ? picked.filter((each) => each !== name) : [...picked, name];
      return html`<button type="button" aria-pressed=${isPicked} @click=${() => pick(next)}>
        ${plainName(name)}
      </button>`;
    })}
  </div>`;
}

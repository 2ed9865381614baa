import type { Refusal } from '@attune/protocol';
import { html, nothing, type TemplateResult } from 'lit';

/** Saves or takes back a section; stands there only while there is something to save. */
export function sectionFoot(
  isChanged: boolean,
  refusal: Refusal | null,
  keep: () => void,
  takeBack: () => void,
): TemplateResult | typeof nothing {
  if (!isChanged) return nothing;
  return html`<div class="acts">
    <button type="button" class="primary" @click=${keep}>Save</button>
    <button type="button" @click=${takeBack}>Take back</button>
    ${refusal ? html`<span class="problem" role="alert">${refusal.message}</span>` : nothing}
  </div>`;
}

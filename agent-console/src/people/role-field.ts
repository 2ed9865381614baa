import { roles, type Role } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';
import { roleMeanings, roleWords } from './role-words.ts';

/** Asks which role somebody has, and says what that means. */
export function roleField(chosen: Role, choose: (role: Role) => void): TemplateResult {
  const onChange = (event: Event): void =>
    choose(roles.find((each) => each === (event.target as HTMLSelectElement).value) ?? 'agent');
  return html`<div class="field">
    <label for="role">Role</label>
    <select id="role" @change=${onChange}>
      ${roles.map((each) => html`<option value=${each} ?selected=${each === chosen}>${roleWords[each]}</option>`)}
    </select>
    <span class="small quiet-text">${roleMeanings[chosen]}</span>
  </div>`;
}

import type { TemplateResult } from 'lit';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';

type Html = Pick<Kit, 'html'>;

/** Files from the device or, on one that is held in the hand, from its camera. */
export function renderFileActs({ html }: Html, add: (files: Iterable<File>) => void): TemplateResult {
  const isHandheld = matchMedia('(pointer: coarse)').matches;
  return html`${renderPicker({ html }, texts.attach, html`<input type="file" multiple hidden @change=${take(add)} />`)}
  ${
    isHandheld
      ? renderPicker(
          { html },
          texts.photo,
          html`<input type="file" accept="image/*" capture="environment" hidden @change=${take(add)} />`,
        )
      : ''
  }`;
}

const renderPicker = ({ html }: Html, words: string, input: TemplateResult): TemplateResult =>
  html`<span
    ><button
      type="button"
      @click=${({ currentTarget }: Event) =>
        (currentTarget as Element).parentElement?.querySelector('input')?.click()}
    >
      ${words}</button
    >${input}</span
  >`;

const take =
  (add: (files: Iterable<File>) => void) =>
  ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    // A copy: to empty the field is to empty its list.
    add([...(input.files ?? [])]);
    input.value = '';
  };

/** The link that goes on elsewhere, to be copied or mailed. */
export function renderLink(
  { html }: Html,
  link: string,
  { mail, close }: { mail(): void; close(): void },
): TemplateResult {
  return html`<p>${texts.linkCopied}</p>
    <input
      class="address"
      readonly
      aria-label=${texts.elsewhere}
      .value=${link}
      @focus=${({ target }: FocusEvent) => (target as HTMLInputElement).select()}
    />
    <div class="acts">
      <button type="button" @click=${() => void navigator.clipboard.writeText(link)}>${texts.copy}</button>
      <button type="button" @click=${mail}>${texts.mailLink}</button>
      <button type="button" @click=${close}>${texts.close}</button>
    </div>`;
}

/** Asks where the conversation is to be mailed to. */
export function renderMailForm(
  { html }: Html,
  send: (to: string) => void,
  close: () => void,
): TemplateResult {
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      send((event.target as HTMLFormElement).querySelector('input')?.value.trim() ?? '');
    }}
  >
    <input
      class="address"
      type="email"
      name="email"
      autocomplete="email"
      required
      aria-label=${texts.mailTo}
      placeholder=${texts.mailTo}
    />
    <div class="acts">
      <button>${texts.mailSend}</button>
      <button type="button" @click=${close}>${texts.close}</button>
    </div>
  </form>`;
}

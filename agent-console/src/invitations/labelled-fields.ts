import { html, type TemplateResult } from 'lit';

/** A field for words, told when they are done. */
export function labelledText(
  words: string,
  value: string,
  longest: number,
  changed: (value: string) => void,
): TemplateResult {
  return html`<label
    >${words}<input
      type="text"
      maxlength=${longest}
      .value=${value}
      @change=${({ target }: Event) => changed((target as HTMLInputElement).value.trim())}
  /></label>`;
}

/** A field for a whole number; empty is undefined. */
export function labelledNumber(
  words: string,
  value: number | null,
  least: number,
  changed: (value: number | undefined) => void,
): TemplateResult {
  return html`<label
    >${words}<input
      type="number"
      min=${least}
      .value=${value === null ? '' : String(value)}
      @change=${({ target }: Event) => {
        const { value: given } = target as HTMLInputElement;
        changed(given === '' ? undefined : Number(given));
      }}
  /></label>`;
}

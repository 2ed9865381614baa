import type { Invitation } from '@attune/protocol';
import { html, type TemplateResult } from 'lit';

type Translation = NonNullable<Invitation['translations']>[number];

/** The same invitation in other languages, each with its own words. */
export function renderTranslations(
  translations: readonly Translation[],
  changed: (translations: Translation[]) => void,
): TemplateResult {
  const change = (index: number, to: Partial<Translation>): void =>
    changed(translations.map((each, at) => (at === index ? { ...each, ...to } : each)));
  return html`${translations.map(
      (each, index) =>
        html`<div class="translation" role="group" aria-label=${`In ${each.language || 'another language'}`}>
          ${renderField('Language, such as “de”', each.language, 20, (language) => change(index, { language }))}
          ${renderField('Words', each.text, 200, (text) => change(index, { text }))}
          ${renderField('Words on the button', each.button, 40, (button) => change(index, { button }))}
          <button
            type="button"
            class="quiet"
            @click=${() => changed(translations.filter((_, at) => at !== index))}
          >
            Remove this language
          </button>
        </div>`,
    )}
    <p class="row">
      <button
        type="button"
        class="quiet"
        @click=${() => changed([...translations, { language: '', text: '', button: '' }])}
      >
        Add a language
      </button>
    </p>`;
}

const renderField = (
  words: string,
  value: string,
  longest: number,
  changed: (value: string) => void,
): TemplateResult =>
  html`<label
    >${words}<input
      type="text"
      dir="auto"
      maxlength=${longest}
      .value=${value}
      @change=${({ target }: Event) => changed((target as HTMLInputElement).value.trim())}
  /></label>`;

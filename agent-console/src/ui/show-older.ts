import { html, nothing, type TemplateResult } from 'lit';

/** The way to what a list that begins with the latest does not show yet. @param next null: it shows all */
export function showOlder(
  next: string | null,
  older: (cursor: string) => Promise<void>,
): TemplateResult | typeof nothing {
  if (next === null) return nothing;
  // A second press before the answer would ask for the same page.
  const onClick = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLButtonElement;
    button.disabled = true;
    await older(next);
    button.disabled = false;
  };
  return html`<button type="button" class="older" @click=${onClick}>Show older</button>`;
}

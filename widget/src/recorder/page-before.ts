/** Fields that are compared before and after a press; their values are looked at here and never leave. */
const MOST_FIELDS = 50;

/** What the page looked like when it was pressed, as far as no event and no mutation would tell. */
export type PageBefore = ReturnType<typeof lookBefore>;

export function lookBefore() {
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]),textarea,select'),
  ].slice(0, MOST_FIELDS);
  return {
    fields,
    values: fields.map(valueOf),
    sheets: sheetsNow(),
    /** What has the focus is what the visitor fills in by hand, and leaves by pressing something else. */
    focused: document.activeElement,
  };
}

export const valueOf = ({ value, checked }: HTMLInputElement): string => value + checked;

export const sheetsNow = (): readonly unknown[] =>
  [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => [sheet, sheet.disabled]);

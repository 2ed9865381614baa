/** Languages that the page's code, the page and the browser name, best first: BCP 47 tags. */
export const wishes = (): string[] =>
  [
    document.querySelector<HTMLElement>('attune-chat')?.lang ?? '',
    document.documentElement.lang,
    ...navigator.languages,
  ].slice(0, 9);

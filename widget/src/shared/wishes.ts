/** Languages of the page and the browser, best first: BCP 47 tags. */
export const wishes = (): string[] => [document.documentElement.lang, ...navigator.languages].slice(0, 9);

/** Fetches the recorder's second part: a file of its own beside this one, put there by the build. */
export const fetchMore = (): Promise<typeof import('./more/main.ts')> => import('./more/main.ts');

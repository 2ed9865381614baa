export const fetchWhatTheySee = (): Promise<typeof import('./what-they-see/main.ts')> =>
  import('./what-they-see/main.ts');

import type { Keeping } from '../state/keeping.ts';
import { createStore, type Store } from '../state/store.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'attune.theme';

/** The look somebody chose on this machine; `system` follows it. */
export function createTheme(keeping: Keeping, root: HTMLElement): { theme: Store<Theme>; next(): void } {
  const kept = keeping.read(KEY);
  const theme = createStore<Theme>(themes.find((each) => each === kept) ?? 'system');
  const show = (): void => {
    if (theme.value === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme.value;
  };
  show();
  theme.subscribe(show);
  return {
    theme,
    next() {
      theme.update((now) => themes[(themes.indexOf(now) + 1) % themes.length] ?? 'system');
      keeping.write(KEY, theme.value);
    },
  };
}

export type ThemeSwitch = ReturnType<typeof createTheme>;

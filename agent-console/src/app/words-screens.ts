import { html, type TemplateResult } from 'lit';
import type { Desk } from './desk.ts';
import type { WordsScreen } from './routes.ts';

const load: Readonly<Record<WordsScreen, () => Promise<unknown>>> = {
  phrases: () => import('../phrases/phrases-screen.ts'),
  empathy: () => import('../empathy-settings/empathy-screen.ts'),
  'hot-spots': () => import('../hot-spots/hot-spots-screen.ts'),
  'kept-words': () => import('../hot-spots/kept-words-screen.ts'),
};

/** A screen about words. Its code is fetched now; the element stands there empty until it has come. */
export function wordsScreen(screen: WordsScreen, desk: Desk): TemplateResult {
  void load[screen]();
  switch (screen) {
    case 'phrases':
      return html`<attune-phrases-screen .desk=${desk}></attune-phrases-screen>`;
    case 'empathy':
      return html`<attune-empathy-screen .desk=${desk}></attune-empathy-screen>`;
    case 'hot-spots':
      return html`<attune-hot-spots-screen .desk=${desk}></attune-hot-spots-screen>`;
    default:
      return html`<attune-kept-words-screen .desk=${desk}></attune-kept-words-screen>`;
  }
}

import { LitElement, css, html } from 'lit';
import type { Texts } from '@attune/texts';
import { icon } from './icons.ts';
import { refused } from './refused.ts';
import { clock, fill, inOwnWords, speech, texts } from './texts.ts';
import { shared, tokens } from './tokens.styles.ts';

/** What the panel lends its parts that are fetched on demand, so that they travel without a Lit of their own. */
export const kitFor = (room: keyof Texts) => ({
  LitElement,
  css,
  html,
  icon,
  shared,
  tokens,
  /** What the panel says. */
  texts,
  /** Puts values into the places of a text. */
  fill,
  speech,
  refused,
  /** Which variant of the language dates and times are written in. */
  clock,
  /** The part's own texts in the language that the panel speaks when it is asked; empty for English. */
  get spoken() {
    return inOwnWords(room, speech.all?.[room] ?? {});
  },
});

export type Kit = ReturnType<typeof kitFor>;

import type { forms } from './english/forms.ts';
import type { inChat } from './english/in-chat.ts';
import type { launcher } from './english/launcher.ts';
import type { panel } from './english/panel.ts';
import type { whatTheySee } from './english/what-they-see.ts';

/** A room's texts: the English keys, with words of any language. */
export type TextsOf<English> = { readonly [Key in keyof English]: string };

export type PanelTexts = TextsOf<typeof panel>;
export type FormTexts = TextsOf<typeof forms>;
export type InChatTexts = TextsOf<typeof inChat>;
export type LauncherTexts = TextsOf<typeof launcher>;
export type WhatTheySeeTexts = TextsOf<typeof whatTheySee>;

/** Everything the widget says in one language, by the part of the widget that says it. */
export interface Texts {
  readonly launcher: LauncherTexts;
  readonly panel: PanelTexts;
  readonly forms: FormTexts;
  readonly inChat: InChatTexts;
  readonly whatTheySee: WhatTheySeeTexts;
}

/**
 * Puts values into the places of a text: `{name}`. A place without a value stays as it is written, so that a
 * mistake is seen and nothing is lost.
 */
export function fillPlaces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** The names of a text's places, in alphabetical order. */
export function placesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name).toSorted();
}

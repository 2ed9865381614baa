import type { WhatTheySeeTexts } from '@attune/texts';
import { whatTheySee } from '@attune/texts/english/what-they-see';

/** What only this panel says, in the language of the rest. */
export const texts: { -readonly [Key in keyof WhatTheySeeTexts]: string } = { ...whatTheySee };

/** @param spoken the language's words, or nothing for English */
export function speak(spoken: Readonly<Record<string, string>>): void {
  Object.assign(texts, whatTheySee, spoken);
}

import type { InChatTexts } from '@attune/texts';
import { inChat } from '@attune/texts/english/in-chat';
import type { RatingScore } from '@attune/protocol';

/** What this part says, in the language of the rest. */
export const texts: { -readonly [Key in keyof InChatTexts]: string } = { ...inChat };

/** @param spoken the language's words, or nothing for English */
export function speak(spoken: Readonly<Record<string, string>>): void {
  Object.assign(texts, inChat, spoken);
}

/** A score as one word. */
export const scoreWord = (score: RatingScore): string => texts[`score${score}`];

import type { createEmoji } from '../emoji/emoji.ts';

interface EmojiPart {
  readonly createEmoji: typeof createEmoji;
}

/** Fetches the emoji: a file of its own beside this one, put there by the build. */
export const fetchEmoji = (): Promise<EmojiPart> => import('../emoji/main.ts');

import type { Refusal } from '@attune/protocol';

/**
 * A refusal as it reads beside the field it is about: the server begins with the field's name in quotes, which the
 * label already says. `"password" must have at least 10 characters.` → `Must have at least 10 characters.`
 */
export function besideField({ message }: Pick<Refusal, 'message'>): string {
  const words = message.replace(/^"[\w.-]+" /, '');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

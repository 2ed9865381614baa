import type { ReflectionField, ReflectionItem, ReflectionSource } from '@attune/protocol';

export const fieldWords: Readonly<Record<ReflectionField, string>> = {
  happened: 'happened',
  wants: 'wants',
  feels: 'feels',
  tried: 'tried',
  knows: 'knows',
  lacks: 'lacks',
  atStake: 'at stake',
  nextQuestion: 'may ask',
  promises: 'promised',
};

export const basisWords: Readonly<Record<ReflectionItem['basis'], string | null>> = {
  said: null,
  derived: 'follows',
  guess: 'a guess',
};

export function sourceWords(source: ReflectionSource): string {
  switch (source.kind) {
    case 'message':
      return 'Show the message';
    case 'signal':
      return 'Seen on the page';
    case 'note':
      return 'From a note';
    default:
      return `From the page ${source.path}`;
  }
}

import { wordsOf } from './words.ts';

/** Ways to say that one has tried, word by word. A star stands for one word, whatever it is. */
const waysToSayIt: readonly (readonly string[])[] = [
  ['i', 'tried'],
  ['i', '*', 'tried'],
  ["i've", 'tried'],
  ["i've", '*', 'tried'],
  ['already', 'tried'],
  ['keep', 'trying'],
  ['kept', 'trying'],
  ['been', 'trying'],
  ['tried', 'again'],
  ['tried', 'everything'],
  ['tried', 'it'],
  ['again', 'and', 'again'],
  ['second', 'time'],
  ['third', 'time'],
  ['fourth', 'time'],
  ['several', 'times'],
  ['many', 'times'],
  ['*', 'times', 'now'],
  ['i', 'restarted'],
  ['i', 'already'],
  ["i've", 'already'],
];

/** Whether somebody says that they tried to solve it themselves. English; a careful list, as naming it wrongly hurts. */
export function tellsOfTrying(text: string): boolean {
  const words = wordsOf(text);
  return words.some((_, start) => waysToSayIt.some((way) => standsAt(words, start, way)));
}

function standsAt(words: readonly string[], start: number, way: readonly string[]): boolean {
  return way.every((word, offset) => {
    const found = words[start + offset];
    return found !== undefined && (word === '*' || word === found);
  });
}

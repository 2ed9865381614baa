/** Written without the apostrophe, as many type it. `ill`, `were`, `well` and `id` are words of their own. */
const bare = new Map(
  Object.entries({
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    cant: "can't",
    wont: "won't",
    isnt: "isn't",
    arent: "aren't",
    wasnt: "wasn't",
    havent: "haven't",
    hasnt: "hasn't",
    shouldnt: "shouldn't",
    couldnt: "couldn't",
    wouldnt: "wouldn't",
    im: "i'm",
    ive: "i've",
    youre: "you're",
    youve: "you've",
    youll: "you'll",
    weve: "we've",
    thats: "that's",
    theres: "there's",
    theyre: "they're",
  }),
);

const whole = new Map(
  Object.entries({
    cannot: ['can', 'not'],
    "can't": ['can', 'not'],
    "won't": ['will', 'not'],
    "shan't": ['shall', 'not'],
    "let's": ['let', 'us'],
    lets: ['let', 'us'],
    gonna: ['going', 'to'],
    gotta: ['have', 'to'],
    u: ['you'],
    pls: ['please'],
    plz: ['please'],
    ur: ['your'],
  }),
);

const endings: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'m", 'am'],
  ["'d", 'would'],
];

const beforeIs = new Set(
  'it he she that this there here what who how where when everything something someone nothing'.split(' '),
);

/** The words a short form stands for, `we're` → `we are`, and after how many letters the second begins. */
export function expand(written: string): { readonly words: readonly string[]; readonly cut: number } {
  const word = bare.get(written) ?? written;
  const known = whole.get(word);
  if (known) return { words: known, cut: (known[0] ?? '').length };
  for (const [ending, meaning] of endings) {
    const first = word.slice(0, -ending.length);
    if (first !== '' && word.endsWith(ending)) return { words: [first, meaning], cut: first.length };
  }
  if (word.endsWith("'s")) {
    const first = word.slice(0, -2);
    return beforeIs.has(first)
      ? { words: [first, 'is'], cut: first.length }
      : { words: [first], cut: word.length };
  }
  return { words: [word], cut: word.length };
}

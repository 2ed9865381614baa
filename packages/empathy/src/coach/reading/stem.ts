const irregular = new Map(
  Object.entries({
    be: 'am is are was were been being',
    have: 'has had having',
    do: 'does did done doing',
    send: 'sent',
    break: 'broke broken',
    pay: 'paid',
    lose: 'lost loss',
    tell: 'told',
    write: 'wrote written',
    go: 'went gone',
    take: 'took taken',
    get: 'got gotten',
    forget: 'forgot forgotten',
    find: 'found',
    give: 'gave given',
    come: 'came',
    know: 'knew known',
    see: 'saw seen',
    say: 'said',
    make: 'made',
    think: 'thought',
    feel: 'felt',
    choose: 'chose chosen',
    read: 'reads',
    deal: 'dealt',
    steal: 'stole stolen',
    tear: 'torn tore',
    keep: 'kept',
    leave: 'left',
    hear: 'heard',
    die: 'died dying death dead',
    buy: 'bought',
    bring: 'brought',
    hold: 'held',
    spend: 'spent',
    stick: 'stuck',
    freeze: 'froze frozen',
    try: 'tried tries',
    mean: 'meant',
    begin: 'began begun',
    fly: 'flew flown flight',
    speak: 'spoke spoken',
    understand: 'understood',
  }).flatMap(([base, forms]) => forms.split(' ').map((form): [string, string] => [form, base])),
);

const VOWEL = /[aeiouy]/u;
const DOUBLED = new Set(['bb', 'dd', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt']);

/** One form for the forms of a word: `charge`, `charged`, `charging`. Made to compare with, not to be read. */
export function stem(word: string): string {
  const base = irregular.get(word);
  if (base !== undefined) return base;
  if (word.length <= 3 || !VOWEL.test(word)) return word;
  return bare(withoutEnding(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/u.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed']) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length > 2 && VOWEL.test(rest)) {
      return DOUBLED.has(rest.slice(-2)) ? rest.slice(0, -1) : rest;
    }
  }
  return word.endsWith('ly') && word.length > 5 ? word.slice(0, -2) : word;
}

function bare(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}

/** First and second person change sides when an agent repeats what a visitor said. */
const SWAPS: Readonly<Record<string, string>> = {
  "i'm": "you're",
  "i've": "you've",
  "i'd": "you'd",
  "i'll": "you'll",
  i: 'you',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  we: 'you',
  us: 'you',
  our: 'your',
  ours: 'yours',
  "we've": "you've",
  "we're": "you're",
  your: 'our',
  yours: 'ours',
};

/** "I was charged twice" → "you were charged twice"; "you charged me" → "we charged you". */
export function inYourWords(text: string): string {
  let before = '';
  let isFirst = true;
  return text.replace(/\p{L}+(?:['’]\p{L}+)?/gu, (word, at: number) => {
    const plain = word.toLowerCase().replace('’', "'");
    const next = /^\s+(\p{L}+)/u.exec(text.slice(at + word.length, at + word.length + 40))?.[1] ?? '';
    const swapped = swap(plain, before, next.toLowerCase());
    before = plain;
    const wasFirst = isFirst;
    isFirst = false;
    if (swapped === null)
      return wasFirst && /^\p{Lu}(?:\p{Ll}|$|['’])/u.test(word) && isCommon(plain) ? plain : word;
    return swapped;
  });
}

function swap(word: string, before: string, next: string): string | null {
  const wasMe = /^(?:i|we)$/.test(before);
  if (wasMe && word === 'am') return 'are';
  if (wasMe && word === 'was') return 'were';
  if (before === 'you' && word === 'were') return 'were';
  if (word === 'you') return AFTER_AN_OBJECT.test(next) ? 'us' : 'we';
  if (word === "you're") return "we're";
  if (word === "you've") return "we've";
  return Object.hasOwn(SWAPS, word) ? (SWAPS[word] ?? null) : null;
}

/** What follows "you" when something is done to them; a verb follows when they do it. */
const AFTER_AN_OBJECT =
  /^(?:|to|for|about|with|and|or|a|an|the|my|our|this|that|by|on|in|at|from|again|because|if|now|twice|not|money|all|something|anything|yesterday|today|before|after|last|three|two|several|via|through|directly|please|back)$/;

/** A word that begins with a capital only because it began the sentence. */
const isCommon = (word: string): boolean =>
  /^(?:the|a|an|it|its|this|that|these|those|there|nothing|nobody|when|still|no|not|to|in|on|at|was|were|had|got|cancel|send|refund|have|your|some|someone|please|now|after|before|yesterday|today|all|every|what|why|how|where|order|they|they're|there's|there|can|could|do|does|is|are|will|would|has|should|he|she|it's|his|her|their|someone|something|everything|most|two|three|only|just|then|if|where|who|which|for|from|with|about|as|order|payment|delivery|website|page|app|card|account)$/.test(
    word,
  );

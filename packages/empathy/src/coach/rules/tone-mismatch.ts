import type { Span } from '../finding.ts';
import { insteadOfSentence, spanOf, wholeSentence, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns, type Pattern } from '../reading/pattern.ts';
import type { Sentence } from '../reading/read-text.ts';
import { classes } from '../vocabulary.ts';

const loud = patterns(
  `
  yay|yippee|woohoo|yoohoo|yoo-hoo|yahoo|hahaha|hooray|hurray|yeah|woo|haha|hehe|lol|hihi|wow|whoop|cheers
  awesome|amazing|fantastic|fabulous|terrific|superb|super|stoked|thrilled|brilliant|marvellous|epic|excited|exciting|delighted
  happy @weekday|weekend|holidays|new|to
  have|wish ..3 great|nice|lovely|wonderful|fantastic|super|amazing|beautiful|awesome|sunny|fun|good|happy|joyful ..2 day|weekend|evening|one|week|time|afternoon|morning|night
  enjoy your|the ..1 day|weekend|evening
  piece of cake
  easy peasy
  no worries|biggie
  hey there|hey|you
  hiya|howdy|heya|buddy|mate|pal|dude|folks
  a breeze
  great|lovely|wonderful|beautiful|nice|perfect day|choice|question|morning|afternoon|news !to
  good choice|question|news !to
  oops|oopsie|whoops|oopsies|ta-da|tada
  keep smiling
  let us do|go this
  rock and roll
  no problem at?|all?
`,
  classes,
);
const bright = patterns(`
  ^ great|wonderful|perfect|excellent|lovely|cool|nice|congratulations|congrats
  happy|glad|pleasure|love to help|assist
  glad to hear
`);
const gloomy = patterns(
  `
  so|deeply|terribly|truly|very|really|incredibly|extremely|awfully|sincerely|most ..1 sorry|regret|apologise|apologize|sad|regretful
  sorry ..2 for|about|that|to ..5 experience|trouble|inconvenience|awful|terrible|everything|went|had|hear|upset|wait|bad|suffer~|through|happened
  apologise|apologize|apologies|regret ..5 experience|trouble|inconvenience|everything|caused|went
  regrettable|unfortunate|unfortunately|sadly|regrettably|dreadful|tragic|heartbreaking
  must|sounds ..3 @distress
  condolences|sympathies|sympathy|inconvenience
  i ..2 understand|realise|realize|imagine ..4 @distress
  how ..1 @distress|regrettable
`,
  classes,
);
const CHEERFUL_SIGN = /[😀-😆😊😍🤩🥳🎉🎊🙂😉😎🤗😁👍🙌🌞✨💃💪🌈🎈😃😄]/u;

export const toneMismatch: Rule = {
  name: 'tone-mismatch',
  label: 'The tone does not fit',
  explanation:
    'Cheer to somebody unhappy, or gloom to somebody happy. A warm word to a happy customer is right. ' +
    'The more it hurts, the less cheer it takes.',
  strictness: 2,
  judge(occasion) {
    const { customer } = occasion;
    if (customer.happy) return gloom(occasion);
    return customer.distress > 0 ? cheer(occasion) : null;
  },
};

function cheer(occasion: Occasion) {
  const { customer, sentences, draft } = occasion;
  let points = 0;
  let where: Sentence | null = null;
  for (const sentence of sentences) {
    const here = cheerOf(sentence, occasion);
    points += here;
    if (here > 0) where ??= sentence;
  }
  // Marks alone are no cheer; beside it they are more of it.
  if (points > 0) points += sentences.filter(({ exclaims }) => exclaims).length / 2;
  const enough = customer.grieving || customer.distress === 2 ? 1 : 1.5;
  if (!where || points < enough) return null;
  return {
    span: wholeSentence(draft, where),
    why: 'So much cheer does not fit how the customer feels now. Keep it plain and warm.',
    fix: insteadOfSentence(draft, where, 'I see that {event}. I will {deed} by {time}.'),
  };
}

function cheerOf(sentence: Sentence, { work }: Occasion): number {
  const signs = sentence.words.filter(({ text }) => CHEERFUL_SIGN.test(text)).length;
  const isLoud = find(loud, sentence, work) !== null;
  const isBright = find(bright, sentence, work) !== null;
  const warm = (isLoud ? 1 : 0) + (isBright ? 0.5 : 0) + Math.min(2, signs);
  return warm;
}

function gloom(occasion: Occasion) {
  const found = firstIn(gloomy, occasion);
  if (!found) return null;
  return {
    span: found.span,
    why: 'The customer is happy. Share it, in a few words.',
    fix: insteadOfSentence(occasion.draft, found.sentence, 'I am glad that {result}.'),
  };
}

function firstIn(
  wanted: readonly Pattern[],
  { sentences, work }: Occasion,
): { readonly sentence: Sentence; readonly span: Span } | null {
  for (const sentence of sentences) {
    const match = find(wanted, sentence, work);
    if (match) return { sentence, span: spanOf(match) };
  }
  return null;
}

import { firstMeant, insteadOfSentence, isReported, wholeSentence, type Rule } from '../occasion.ts';
import { patterns } from '../reading/pattern.ts';
import { classes } from '../vocabulary.ts';

const pitying = patterns(
  `
  poor poor? @person|%name
  you|your ..1 poor !connection|quality|service|signal|experience
  bless you|your|him|her
  feel|felt|feeling ..3 sorry|bad|terrible|awful|horrible|sad for you|your|him|her|them
  am|so|very|really|truly|just sorry|sad|gutted|heartbroken|devastated for you|him|her !loss
  not|hate ..5 in your|his|her shoes|position|place
  <!must|that|it|this|can|would feel|felt ..3 for you !to
  been through so|hell|enough|much|all
  such|what|so ..1 bad luck
  wretched|miserable|pitiful ..1 time|life|state|creature
  sorry|sad|bad for people|anyone|anybody|everyone|somebody|someone
  my|our heart ..2 break~|breaks|broke|goes|go|aches|bleeds|sinks|hurts|is|out
  break~|breaks my|our heart
  heart ..1 goes out
  pity|pitiful|pitiable|piteous !that|we|i|it|after|about|when|because
  you unlucky|unfortunate|wretched|miserable
  unlucky|unfortunate|helpless|wretched you|soul|person|people|one|thing
  tears in|to my eyes
  could|can ..1 cry|weep for
  hurts|pains|saddens me
  not wish ..2 on anyone|anybody|my
  what you are|must ..2 going|gone|suffering through?
  your ..1 suffering|misery|plight|misfortune
  you ..2 suffer~|suffering so|much|enough|terribly
  how ..1 unlucky|unfortunate|pitiful|sad for you
  hard|cruel|bitter|sad|terrible fate
  how you|one|anybody|anyone ..1 must? ..1 suffer|suffered|suffering
  all alone
  life ..2 cruel|unfair to you|people
  no|little luck at
  so|very|really sad|awful|terrible|heartbreaking to see|hear|watch|read
  people|customers|folks|souls like you
  such bad|rotten|terrible luck
  you ..2 not deserve any|all|such|this
`,
  classes,
);
const condolence = new Set(['condolences', 'sympathy', 'sympathies', 'loss']);

export const pity: Rule = {
  name: 'pity',
  label: 'Pity',
  explanation:
    'Pity looks down. Say what you realise about the effect and what you do about it (Clark et al. 2013). ' +
    'Condolences are no pity.',
  strictness: 2,
  judge(occasion) {
    const match = firstMeant(pitying, occasion, (found) => {
      if (isReported(found)) return false;
      return !found.sentence.words.some(({ text }) => condolence.has(text)) && !isHeartfelt(found, occasion);
    });
    if (!match) return null;
    return {
      span: wholeSentence(occasion.draft, match.sentence),
      why: 'This makes the customer small. Say what you see it did to them, and what you do next.',
      fix: insteadOfSentence(
        occasion.draft,
        match.sentence,
        'I realise how {effect}. I will {deed} by {time}.',
      ),
    };
  },
};

/** To the bereaved "my heart goes out to you" is a condolence. */
function isHeartfelt(
  { sentence }: Parameters<typeof isReported>[0],
  { customer }: Parameters<Rule['judge']>[0],
): boolean {
  return customer.grieving && sentence.words.some(({ text }) => text === 'out');
}

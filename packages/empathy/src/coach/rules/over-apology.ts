import { firstMatch, insteadOfSentence, wholeSentence, type Occasion, type Rule } from '../occasion.ts';
import { find, patterns } from '../reading/pattern.ts';

const apology = patterns(`
  sorry|apologise|apologize|apologies|apology|apologising|apologizing|forgive|forgiveness|pardon|regret|regrets
`);
const grovelling = patterns(`
  deepest|profound|profoundest|humblest|heartfelt|infinite|endless apologies|regret|apology
  deeply|profoundly|eternally|endlessly|utterly|humbly ashamed|sorry|apologise|apologize|regret
  thousand|million ..2 apologies|pardons|sorry|times
  not|never ..2 apologise|apologize|say|tell|express ..6 enough
  not ..2 say|tell|express ..3 how ..2 sorry
  no words ..4 sorry|apology|express
  words cannot|fail
  unforgivable|inexcusable|mortified|inconsolable
  not|never ..2 make ..1 up|good
  so|very|truly|really|absolutely|utterly ashamed|embarrassed
  ashamed|embarrassed ..3 beg|sorry|pardon|forgive
  head|heads in shame
  beyond sorry
  humbly|grovel
  beg|begging ..3 forgive|forgiveness|pardon|apology
  from the bottom of
  please|ever ..2 forgive
  so so|very|terribly sorry
  on my knees
  feel ..2 terrible|horrible|awful about
`);
const strong = patterns(`
  so|very|really|terribly|truly|deeply|extremely|awfully|incredibly|most|sincerely|dreadfully ..1 sorry|apologise|apologize|regret
  do apologise|apologize
  apologise|apologize ..1 sincerely|deeply|profusely|humbly
  apologise|apologize|sorry|apologies ..3 for|about ..3 trouble|inconvenience|confusion|wait|delay|upset|bother|hassle|experience|everything|any
  sincere|sincerest|deep apologies|apology
`);
const refusing = patterns(`
  not|no|out|unfortunately|afraid
`);

export const overApology: Rule = {
  name: 'over-apology',
  label: 'Too many apologies',
  explanation:
    'Three or more, grovelling, or an apology where nothing went wrong. One, brief and sincere, and then a deed ' +
    '(Marinova, Singh & Singh 2018).',
  strictness: 1,
  judge(occasion) {
    const { customer, sentences, draft, work } = occasion;
    const said = sentences.flatMap(({ words }) => words).filter(isApology).length;
    const humble = firstMatch(grovelling, occasion);
    const needless = isNeedless(occasion) ? firstMatch(said > 1 ? apology : strong, occasion) : null;
    if (said < 3 && !humble && !needless) return null;
    const sentence = (humble ?? needless)?.sentence ?? sentences.find((each) => find(apology, each, work));
    if (!sentence || (customer.happy && said < 3)) return null;
    return {
      span: wholeSentence(draft, sentence),
      why: needless
        ? 'Nothing went wrong here, so there is nothing to be sorry for.'
        : 'One sorry counts; more ask to be comforted.',
      fix: insteadOfSentence(
        draft,
        sentence,
        needless ? '{answer}' : 'I am sorry that {event}. I will {deed} by {time}.',
      ),
    };
  },
};

const apologies = new Set(
  'sorry apologise apologize apologies apology apologising apologizing forgive forgiveness pardon regret'.split(
    ' ',
  ),
);

function isApology({ text }: { text: string }): boolean {
  return apologies.has(text);
}

/** A calm customer with a plain question: nothing broke, nobody waited, nothing is refused. */
function isNeedless({ customer, sentences, work }: Occasion): boolean {
  if (!customer.known || customer.distress > 0 || customer.tellsTrouble || customer.length === 0)
    return false;
  return !sentences.some((sentence) => find(refusing, sentence, work));
}

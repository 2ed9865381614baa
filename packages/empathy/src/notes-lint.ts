import { wordsOf } from './words.ts';

/** A note says something of the person where it says what they are; of more text nothing is judged. */
const MAX_JUDGED = 2_000;

/** Words for a person. What they did, want or need is not among them. */
const people = setOf(
  `customer client visitor guest user caller person guy man woman lady he she they you this him her
  kunde kundin kunden gast besucher besucherin mann frau person er sie`,
);

/** What stands between a person and what they are said to be. */
const being = setOf(
  `is was are were be being been seems seemed sounds sounded gets got becomes became always very really so such quite
  rather totally extremely typical again a an one the bit little just ein eine einer sehr immer wieder ist war wirkt
  klingt total typisch typischer typische so ziemlich`,
);

/** Judgements of what somebody is like, rather than of what happened. */
const judging = setOf(
  `difficult impossible annoying rude aggressive hysterical crazy insane stupid dumb dim lazy arrogant entitled
  demanding unreasonable irrational unpleasant nasty toxic moody whiny whining needy pushy clueless slow paranoid
  dishonest lying suspicious obnoxious insufferable impatient ungrateful stubborn hostile dramatic oversensitive
  schwierig schwieriger schwierige unmöglich unmöglicher nervig nerviger unfreundlich aggressiv hysterisch verrückt
  dumm faul arrogant unverschämt fordernd stur launisch uneinsichtig anstrengend anstrengender`,
);

/** Names for people that judge by themselves. */
const names = setOf(
  `troublemaker whiner complainer moaner nag nutcase nutter psycho idiot moron karen drama-queen liar cheat cheater
  scammer fraudster timewaster time-waster nuisance pest pain troll crybaby bully
  querulant nörgler nörglerin spinner idiot lügner betrüger nervensäge meckerer choleriker`,
);

/** Words at most between the person and the judgement; further apart they belong to two clauses. */
const MOST_BETWEEN = 4;

/**
 * The first words of a note that label the person instead of saying what happened, as they are in the note but for case;
 * null when it has none. "difficult customer", "she is aggressive" and "a troublemaker" are labels; "was double charged and
 * upset about it" and "the form is difficult" are not: what somebody felt and what was hard for them is worth a note.
 */
export function labelsPerson(text: string): string | null {
  const words = wordsOf(text.slice(0, MAX_JUDGED));
  for (const [at, word] of words.entries()) {
    const isName = names.has(word);
    if (!isName && !judging.has(word)) continue;
    const next = words[at + 1] ?? '';
    if (!isName && nouns.has(next)) return `${word} ${next}`;
    const from = subjectBefore(words, at);
    if (from !== null) return words.slice(from, at + 1).join(' ');
    if (isName && !ambiguous.has(word)) return word;
  }
  return null;
}

/** Words that name a person as a noun: "difficult customer"; pronouns do not follow a judgement. */
const nouns = setOf(
  `customer client visitor guest user caller person guy man woman lady one people type kunde kundin kunden gast
  besucher besucherin mann frau person typ`,
);

/** Where the person stands of whom the word is said; null when it is said of something else. */
function subjectBefore(words: readonly string[], at: number): number | null {
  let sawBeing = false;
  for (let back = 1; back <= MOST_BETWEEN; back++) {
    const word = words[at - back];
    if (word === undefined) return null;
    if (people.has(word)) return sawBeing ? at - back : null;
    if (!being.has(word)) return null;
    sawBeing = true;
  }
  return null;
}

/** These are labels only where somebody is said to be one: "pain in the wrist" is none. */
const ambiguous = setOf('pain pest nag cheat spinner troll karen nuisance');

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u));
}

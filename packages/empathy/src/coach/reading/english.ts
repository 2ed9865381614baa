import type { Sentence } from './read-text.ts';

const setOf = (words: string) => new Set(words.split(' '));

const english = setOf(
  'the a an and or but is are was were be been have has had do does did not i you he she it we they my your our this that these those there here to of for with on at from by as if so can could will would should may please what when where which who how why no yes just about after before now then also very sorry thank thanks me us them',
);

const foreign = setOf(
  'der die das und ich sie ihr ihre ihnen wir uns nicht ist sind ein eine einen mit auf für zu im dem den wird werden haben hat leider bitte danke es que el la los las un una por para con su usted nosotros está gracias lo siento pero le les des et vous nous votre est sont pas une dans merci désolé je pour sur il lei noi non che per con grazie mi dispiace di o os uma você não obrigado em de het een niet wij ik dank voor',
);

const LATIN = /\p{Script=Latin}/u;

/** Whether a sentence is meant as English. Short ones are given the benefit of the doubt, other alphabets are not. */
export function isEnglish(sentence: Sentence): boolean {
  let known = 0;
  let other = 0;
  let strange = 0;
  for (const { text } of sentence.words) {
    if (english.has(text)) known += 1;
    if (foreign.has(text)) other += 1;
    if (/\p{L}/u.test(text) && !LATIN.test(text)) strange += 1;
  }
  return strange * 2 <= sentence.words.length && (other === 0 || known > other);
}

import type { PlainText } from './plain-text.ts';
import type { Token } from './tokens.ts';

/** Languages there is data for beside English. */
export const OTHER_LANGUAGES = ['de', 'es', 'fr', 'it', 'nl', 'pt'] as const;

/** Small words that tell languages apart, without accents as texts are judged. Those of no use to us say "not ours". */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and to of a in is it you that i for on are was with this have my me not but be at so we they your can do what if just like no all would get know from there how about an will as has or im dont its up when who been had please any why thanks still hi need help he she her his him them our could should where out more now did does cant never again really only very then than too one got want think see good time am some by were hello yes order after before wrong great money worst without because being minutes hours weeks days today tomorrow yesterday someone anyone nothing anything else other',
  de: 'ich der die das und ist nicht ein eine sie wir es zu mit auf den dem fur von habe mein meine wie aber auch noch bin hat sind wird mir mich dass wenn oder bitte kann keine immer schon wo warum bei nach seit hallo danke im am einen du ihr uns sich nur war so was er haben jetzt doch mal gut ja nein',
  es: 'el la los las que de y en un una es no por con para mi me se lo al del pero como muy ya hay esta este tengo gracias hola mas cuando porque nada todo si su te le estoy puedo quiero sin son he ha usted ustedes donde desde hasta eso yo tu ser',
  fr: 'le la les de des et est je ne pas un une que qui en pour dans mon ma mes vous nous ce cette avec sur il elle au aux mais plus bien tres merci bonjour jai cest suis ai quand pourquoi comment toujours encore rien tout du se son sa ses ils on ca votre vos fait sont etre avez',
  it: 'il lo la gli le di che e un una non per con mi si sono ho ha del della in da ma come piu anche questo questa grazie ciao perche ancora sempre mio mia se ci cosa tutto molto quando devo posso nel alla dei al io sei era',
  nl: 'de het een en is niet ik van op te dat die voor met zijn er aan maar mijn ook wel nog je u we heb heeft kan geen al naar bij om wat hoe waarom graag dank bedankt hallo was wordt als dit deze nu meer moet ben jullie uw hebben zo hij ze',
  pt: 'o a os as que de e em um uma nao por com para meu minha eu se do da no na mas muito ja esta este tenho obrigado obrigada ola oi mais quando porque nada tudo voce vc isso foi ser dos das ao estou posso quero sem sao ele ela ate sim',
  pl: 'i w na nie to z do sie jest ze co jak ale mam po czy dlaczego prosze dziekuje moj moje jestem mi juz bardzo jeszcze za od dla tak tylko przez nadal',
  sv: 'och att det i som en pa ar av for med den till inte jag har om ett hej tack mitt min men vad kan mig vi du nar varfor fortfarande har mycket ni fran eller',
  da: 'og at det i som en pa er af for med den til ikke jeg har om et hej tak mit min men hvad kan mig vi du nar hvorfor stadig meget fra eller',
  fi: 'ja on ei se etta en mutta kun niin minun olen han ovat miksi kiitos hei voi mita tama vain ole jos kuin viela',
  tr: 've bir bu da de icin ne cok ben mi ama gibi daha var yok neden nasil merhaba tesekkurler benim lutfen hala degil olarak kadar sonra',
  ro: 'si de la nu in un o este cu ca pe mai sa am din care pentru ce dar sunt va multumesc buna cand meu mea inca',
  cs: 'a se na je v ze to s z do ale jak mi jsem neni dekuji prosim proc kde jeste uz muj moje pro by tak',
  hu: 'a az es nem egy hogy is van meg de mi en ez csak ha mar miert koszonom szia kerem nagyon mert lesz',
  id: 'dan yang di ini itu tidak saya untuk dengan ada dari ke akan bisa apa sudah belum terima kasih kenapa anda kami juga tapi mau',
};

const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(SMALL_WORDS))
  for (const word of words.split(' '))
    LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language]);

/** More words than these say nothing new about the language. */
const LOOKED_AT = 80;
/** No small word is longer. */
const LONGEST = 11;
/** So many words without one small word of ours are another language, or no language. */
const SILENT_WORDS = 6;

/**
 * The language of a text by its small words and its script; 'unknown' for what we have never seen. A text too short to
 * tell counts as English.
 */
export function languageOf({ codes }: PlainText, tokens: readonly Token[]): string {
  const votes = new Map<string, number>();
  let words = 0;
  let letters = 0;
  let foreign = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (words++ >= LOOKED_AT) break;
    for (let at = token.start; at < token.end; at++) {
      letters++;
      if ((codes[at] ?? 0) > 0x02_4f) foreign++;
    }
    for (const language of LANGUAGES_OF_WORD.get(smallWord(codes, token)) ?? [])
      votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  if (foreign * 2 > letters) return 'unknown';
  return winner(votes, words);
}

function winner(votes: ReadonlyMap<string, number>, words: number): string {
  let best = 'en';
  let most = votes.get('en') ?? 0;
  for (const [language, count] of votes) {
    if (count > most) [best, most] = [language, count];
  }
  if (most === 0) return words >= SILENT_WORDS ? 'unknown' : 'en';
  // One small word among many is an accident of spelling ("no", "a", "me").
  if (best !== 'en' && most < 2 && words > SILENT_WORDS) return 'en';
  if (best !== 'en' && !isOther(best)) return 'unknown';
  return best;
}

function isOther(language: string): boolean {
  return OTHER_LANGUAGES.some((other) => other === language);
}

function smallWord(codes: Uint16Array, { start, end }: Token): string {
  if (end - start > LONGEST) return '';
  let word = '';
  for (let at = start; at < end; at++) if (codes[at] !== 0x27) word += String.fromCharCode(codes[at] ?? 0);
  return word;
}

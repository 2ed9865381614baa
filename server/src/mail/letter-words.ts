import type { LetterWords } from './letter.ts';
import { ar, it, ja, nl, pl, pt, tr, zh } from './more-letter-words.ts';

const en: LetterWords = {
  transcriptSubject: (site) => `Your conversation with ${site}`,
  transcriptOpening: 'You asked for what was written. Here it is.',
  resumeSubject: (site) => `Go on with your conversation with ${site}`,
  resumeOpening: 'With this link you go on where you were, on any device.',
  resumeLink: 'Go on',
  resumeClosing:
    'It works once, within 7 days. Whoever has it can read the conversation, so keep it to yourself.',
  answerSubject: (site) => `${site} answered you`,
  answerOpening: 'You were away when this came:',
  answerLink: 'Answer in the chat',
  answerClosing: (site) => `You get this because you gave this address in the chat of ${site}.`,
  unsubscribe: 'No more mails about answers',
};

const de: LetterWords = {
  transcriptSubject: (site) => `Ihr Gespräch mit ${site}`,
  transcriptOpening: 'Sie wollten haben, was geschrieben wurde. Hier ist es.',
  resumeSubject: (site) => `Ihr Gespräch mit ${site} fortsetzen`,
  resumeOpening: 'Mit diesem Link machen Sie da weiter, wo Sie waren, auf jedem Gerät.',
  resumeLink: 'Weiter',
  resumeClosing:
    'Er gilt einmal, 7 Tage lang. Wer ihn hat, kann das Gespräch lesen: Geben Sie ihn nicht weiter.',
  answerSubject: (site) => `${site} hat Ihnen geantwortet`,
  answerOpening: 'Das kam, als Sie nicht mehr da waren:',
  answerLink: 'Im Chat antworten',
  answerClosing: (site) => `Sie bekommen dies, weil Sie diese Adresse im Chat von ${site} angegeben haben.`,
  unsubscribe: 'Keine Mails mehr über Antworten',
};

const fr: LetterWords = {
  transcriptSubject: (site) => `Votre conversation avec ${site}`,
  transcriptOpening: 'Vous avez demandé ce qui a été écrit. Le voici.',
  resumeSubject: (site) => `Reprendre votre conversation avec ${site}`,
  resumeOpening: 'Ce lien vous ramène là où vous en étiez, sur tout appareil.',
  resumeLink: 'Reprendre',
  resumeClosing:
    'Il fonctionne une fois, pendant 7 jours. Qui l’a peut lire la conversation : gardez-le pour vous.',
  answerSubject: (site) => `${site} vous a répondu`,
  answerOpening: 'Ceci est arrivé en votre absence :',
  answerLink: 'Répondre dans le chat',
  answerClosing: (site) =>
    `Vous recevez ce message car vous avez donné cette adresse dans le chat de ${site}.`,
  unsubscribe: 'Ne plus recevoir de mails sur les réponses',
};

const es: LetterWords = {
  transcriptSubject: (site) => `Su conversación con ${site}`,
  transcriptOpening: 'Pidió lo que se escribió. Aquí está.',
  resumeSubject: (site) => `Continuar su conversación con ${site}`,
  resumeOpening: 'Con este enlace sigue donde estaba, en cualquier dispositivo.',
  resumeLink: 'Continuar',
  resumeClosing:
    'Funciona una vez, durante 7 días. Quien lo tenga puede leer la conversación: no lo comparta.',
  answerSubject: (site) => `${site} le ha respondido`,
  answerOpening: 'Esto llegó cuando ya no estaba:',
  answerLink: 'Responder en el chat',
  answerClosing: (site) => `Recibe este mensaje porque dio esta dirección en el chat de ${site}.`,
  unsubscribe: 'No recibir más correos sobre respuestas',
};

const byLanguage: Readonly<Record<string, LetterWords>> = {
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  tr,
  ja,
  zh,
  ar,
};

/** The words for a visitor's locale, and which language they are in; English where there are none. */
export function letterWordsFor(locale: string | null): {
  readonly language: string;
  readonly words: LetterWords;
} {
  const language = locale?.split('-')[0]?.toLowerCase() ?? 'en';
  const words = Object.hasOwn(byLanguage, language) ? byLanguage[language] : undefined;
  return words === undefined ? { language: 'en', words: en } : { language, words };
}

import type { RatingScore } from '@attune/protocol';

/** A visitor of the seeded shop, and how it went. */
export interface Someone {
  readonly name: string;
  readonly path: string;
  readonly locale: string;
  /** The first opens the conversation; the others come after the answer. */
  readonly says: readonly string[];
  readonly answeredBy?: 'Nora' | 'Jo';
  readonly answer?: string;
  readonly label?: 'Payment' | 'Delivery' | 'Plant care' | 'Returns';
  readonly note?: string;
  readonly ends?: 'snoozed' | 'rated';
  readonly score?: RatingScore;
  readonly comment?: string;
}

const rated = (name: string, score: RatingScore, comment: string, thanks: string): Someone => ({
  name,
  path: '/plants',
  locale: 'en-GB',
  says: ['How often should I water a Boston fern in winter?', thanks],
  answeredBy: 'Nora',
  answer: 'About once a week, when the top of the soil feels dry. Rain water if you have some.',
  label: 'Plant care',
  ends: 'rated',
  score,
  comment,
});

export const crowd: readonly Someone[] = [
  rated(
    'Ines Duarte',
    5,
    'She knew my plant better than I do.',
    'Thank you, you took a real load off my mind.',
  ),
  rated('Tom Becker', 4, '', 'Thanks, that makes sense.'),
  rated('Aiko Mori', 5, 'A real answer within a minute.', 'Thank you so much, you explained it so well.'),
  rated('Ruth Adler', 3, 'Friendly, but I had to ask twice.', 'Thanks. I will try that.'),
  rated('Pavel Novak', 5, '', 'You are a star, thank you.'),
  rated('Sara Lund', 4, '', 'Thanks for looking it up.'),
  rated('Dina Farouk', 5, '', 'Thank you for being so patient with me.'),
  rated('Marc Petit', 2, 'The pot had still not been replaced.', 'Thanks.'),
  rated('Elif Kaya', 5, '', 'Thank you, the fern and I are grateful.'),
  rated('Hugo Ferri', 4, '', 'Great, thanks a lot.'),
  rated('Mina Sato', 5, 'Thank you for taking the time.', 'Thank you, I feel much better about it now.'),
  {
    name: 'Oskar Nyberg',
    path: '/orders/1042',
    locale: 'sv-SE',
    says: ['Could you hold my order until after the frost?', 'Monday is fine.'],
    answeredBy: 'Jo',
    answer: 'Of course. I will look at the weather on Monday and write to you before it leaves.',
    label: 'Delivery',
    note: 'Lives in Umeå: ask the carrier about heated transport first.',
    ends: 'snoozed',
  },
  {
    name: 'Carla Rossi',
    path: '/plants/olive-tree',
    locale: 'it-IT',
    says: ['Does the olive tree survive on a north balcony?', 'About three hours of sun in summer.'],
    answeredBy: 'Nora',
    answer: 'It would rather have six hours of sun. How much does your balcony get?',
    label: 'Plant care',
  },
  {
    name: 'Ben Okafor',
    path: '/returns',
    locale: 'en-GB',
    says: ['The monstera came with a broken stem. What do I do now?'],
    label: 'Returns',
  },
  {
    name: 'Lena Vogt',
    path: '/plants/monstera',
    locale: 'de-DE',
    says: ['Do you also sell the clay pots without a plant?'],
  },
];

import type { Situation } from '@attune/protocol';

/**
 * What gives a matter away: words in a row, or two words within six of each other. A star stands for any ending.
 */
export type Clue = string | readonly [ones: readonly string[], others: readonly string[]];

export interface SituationRule {
  readonly situation: Situation;
  readonly clues: readonly Clue[];
}

const charged = ['charged', 'charge', 'charges', 'billed', 'debited', 'payment', 'payments', 'taken', 'paid'];
const twice = ['twice', 'double', 'doubled', 'duplicate', 'duplicated'];
const parcel = ['package', 'parcel', 'order', 'delivery', 'shipment', 'item', 'letter'];
const lost = ['lost', 'gone', 'missing', 'disappeared', 'vanished', 'deleted', 'erased', 'wiped'];
const kept = [
  'data',
  'files',
  'photos',
  'documents',
  'work',
  'settings',
  'contacts',
  'history',
  'notes',
  'projects',
];

/**
 * Gravest first: of two matters in one message the first is answered first. English and German, whole words, plain to
 * read and to argue with. Whatever is not in here stays unguessed.
 */
export const situationRules: readonly SituationRule[] = [
  {
    situation: 'bereavement',
    clues: [
      'passed away',
      'funeral',
      'bereave*',
      'deceased',
      'late husband',
      'late wife',
      'verstorben*',
      'beerdigung',
      'todesfall',
      [
        [
          'husband',
          'wife',
          'mother',
          'father',
          'mum',
          'mom',
          'dad',
          'son',
          'daughter',
          'brother',
          'sister',
          'partner',
        ],
        ['died', 'death', 'dead'],
      ],
      [
        ['mann', 'frau', 'mutter', 'vater', 'sohn', 'tochter', 'bruder', 'schwester', 'oma', 'opa'],
        ['gestorben', 'tot', 'tod'],
      ],
    ],
  },
  {
    situation: 'security-scare',
    clues: [
      'hacked',
      'phishing',
      'fraud*',
      'scam*',
      'stolen card',
      'identity theft',
      'unauthorised',
      'unauthorized',
      'gehackt',
      'betrug',
      [
        ['someone', 'somebody', 'stranger', 'person'],
        ['logged', 'accessed', 'login', 'using'],
      ],
      [
        ['login', 'sign-in', 'payment', 'order', 'transaction'],
        ['recognise', 'recognize', 'suspicious'],
      ],
    ],
  },
  {
    situation: 'double-charge',
    clues: [
      [charged, twice],
      'two times the same amount',
      [
        ['abgebucht', 'belastet', 'bezahlt', 'berechnet', 'abbuchung'],
        ['doppelt', 'zweimal', 'doppelte'],
      ],
    ],
  },
  {
    situation: 'refund-refused',
    clues: [
      [
        ['refund', 'refunded', 'money'],
        ['refused', 'refuse', 'denied', 'declined', 'rejected', "won't", 'refusing'],
      ],
      [
        ['erstattung', 'rückerstattung', 'geld'],
        ['abgelehnt', 'verweigert', 'ablehnung'],
      ],
    ],
  },
  {
    situation: 'data-lost',
    clues: [
      [kept, lost],
      [
        ['daten', 'dateien', 'fotos', 'dokumente', 'einstellungen'],
        ['weg', 'verloren', 'gelöscht', 'verschwunden'],
      ],
    ],
  },
  {
    situation: 'locked-out',
    clues: [
      'locked out',
      'account is locked',
      'account was locked',
      'account is blocked',
      'kann mich nicht anmelden',
      'konto gesperrt',
      'konto ist gesperrt',
      [
        ["can't", 'cannot', 'unable', "couldn't"],
        ['login', 'signin', 'log', 'sign'],
      ],
      [
        ['reset', 'forgot', 'forgotten'],
        ['password', 'pin', 'passwort'],
      ],
    ],
  },
  {
    situation: 'late-or-missing',
    clues: [
      'not arrived',
      "hasn't arrived",
      "didn't arrive",
      "hasn't come",
      'not been delivered',
      'never arrived',
      'not received',
      'never received',
      "haven't received",
      'where is my order',
      'where is my parcel',
      'where is my package',
      'nicht angekommen',
      'nicht geliefert',
      'nicht erhalten',
      [parcel, ['late', 'delayed', 'missing', 'lost', 'overdue']],
      [
        ['paket', 'bestellung', 'lieferung', 'sendung'],
        ['verspätet', 'fehlt', 'verloren', 'überfällig'],
      ],
    ],
  },
  {
    situation: 'outage',
    clues: [
      'is down',
      'are down',
      'outage',
      'offline since',
      'not reachable',
      'nicht erreichbar',
      'ausfall',
      'störung',
      [
        ['site', 'website', 'app', 'service', 'server', 'internet', 'page'],
        ['down', 'unreachable', 'unavailable', 'crashed', 'crashes'],
      ],
    ],
  },
  {
    situation: 'extra-cost',
    clues: [
      'extra cost',
      'extra costs',
      'extra charge',
      'extra fee',
      'hidden fee',
      'hidden fees',
      'additional fee',
      'additional cost',
      'more expensive than',
      'zusatzkosten',
      'versteckte kosten',
      'zusätzliche kosten',
      [
        ['fee', 'fees', 'price', 'surcharge'],
        ['suddenly', 'unexpected', 'increase', 'increased', 'raised', 'why', 'nobody'],
      ],
    ],
  },
  {
    situation: 'cancel',
    clues: [
      'cancel*',
      'kündig*',
      'stornier*',
      'close my account',
      'delete my account',
      'end my subscription',
      'end my contract',
    ],
  },
  {
    situation: 'repeat-contact',
    clues: [
      'second time i',
      'third time i',
      'fourth time i',
      'already contacted',
      'already wrote',
      'already called',
      'already explained',
      'told your colleague',
      'keep having to',
      'zum zweiten mal',
      'zum dritten mal',
      'schon einmal geschrieben',
      'schon mehrfach',
    ],
  },
  {
    situation: 'long-wait',
    clues: [
      'been waiting',
      'waiting for an hour',
      'waiting for hours',
      'waited for',
      'no answer for',
      'no reply for',
      'warte seit',
      'warte schon',
      'seit stunden',
      'seit tagen',
    ],
  },
];

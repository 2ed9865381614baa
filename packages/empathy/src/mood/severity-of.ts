import type { Severity, SeverityKind } from '@attune/protocol';
import { spokenWords } from './spoken-words.ts';
import { firstMatch, wordRule, type WordRule } from './word-rule.ts';

interface SeverityRule {
  readonly kind: SeverityKind;
  readonly level: Severity['level'];
  readonly rules: readonly WordRule[];
}

/** Nothing takes these back: "I have not received my refund" is still about money. */
const ALWAYS = '';

/** What is at stake, worst first. Each rule is words that stand together; whoever doubts a verdict reads them here. */
const RULES: readonly SeverityRule[] = [
  {
    kind: 'safety',
    level: 'critical',
    rules: [
      wordRule([
        'fire smoke burning burned burnt sparks sparking exploded explosion shock shocked electrocuted overheating',
        'it battery charger device phone cable plug laptop product caught started on from',
      ]),
      wordRule(['gas', 'leak leaking smell smells']),
      wordRule([
        'hurt injured injury bleeding ambulance hospital hospitalized unconscious allergic poisoned',
        'i me my we he she child son daughter baby husband wife mother father reaction was got is',
      ]),
      wordRule(['kill hurt harm', 'myself himself herself']),
      wordRule(['suicidal suicide']),
      wordRule(['unsafe threatened threatening', 'me feel i us my']),
    ],
  },
  {
    kind: 'security',
    level: 'critical',
    rules: [
      wordRule([
        'hacked hacker hackers phished phishing scammed compromised breached fraud fraudulent unauthorised unauthorized',
      ]),
      wordRule(
        [
          'someone somebody stranger',
          'logged used using accessed access stole changed bought took',
          'my account card password money into',
        ],
        8,
      ),
      wordRule(
        [
          'didnt did havent dont',
          'not make made recognise recognize authorise authorize',
          'payment payments purchase transaction transactions charge order withdrawal',
        ],
        8,
        ALWAYS,
      ),
      wordRule(['identity', 'theft stolen stole']),
    ],
  },
  {
    kind: 'lost-card',
    level: 'high',
    rules: [
      wordRule([
        'lost stolen stole missing swallowed ate retained misplaced disappeared',
        'card cards wallet passport purse',
      ]),
      wordRule(['cant find', 'find my', 'card wallet passport'], 5, ALWAYS),
    ],
  },
  {
    kind: 'money-taken',
    level: 'high',
    rules: [
      wordRule(
        [
          'charged billed debited paid deducted',
          'twice double again times wrongly wrong incorrectly overcharged',
        ],
        8,
      ),
      wordRule(
        [
          'double duplicate extra wrong unexpected',
          'charge charges charged payment payments billing billed transaction',
        ],
        4,
      ),
      wordRule(['overcharged']),
      wordRule(['money funds payment', 'gone missing disappeared vanished lost taken'], 6),
      wordRule(['charged billed', 'cancelled canceled cancelling canceling'], 10),
    ],
  },
  {
    kind: 'data-lost',
    level: 'high',
    rules: [
      wordRule(
        [
          'lost deleted erased wiped disappeared vanished gone missing',
          'data files file photos pictures documents work everything messages contacts backup history project projects',
        ],
        7,
      ),
      wordRule(['overwritten corrupted', 'file files data backup document database'], 7),
    ],
  },
  {
    kind: 'locked-out',
    level: 'high',
    rules: [
      wordRule(['locked', 'out account'], 5),
      wordRule(['account access', 'blocked suspended disabled locked banned frozen deactivated'], 6),
      wordRule(
        ['cant cannot unable couldnt wont', 'log login sign access signin', 'in my account into to anything'],
        6,
        ALWAYS,
      ),
    ],
  },
  {
    kind: 'service-down',
    level: 'high',
    rules: [
      wordRule(
        [
          'site website server service system app network internet line store shop everything',
          'down offline crashed outage unreachable',
        ],
        5,
      ),
      wordRule(['outage']),
      wordRule(['nothing', 'works working'], 3, ALWAYS),
    ],
  },
  {
    kind: 'bereavement',
    level: 'high',
    rules: [
      wordRule(
        [
          'died deceased funeral',
          'my our husband wife mother father mum mom dad son daughter brother sister grandmother grandfather friend partner the',
        ],
        8,
      ),
      wordRule(['passed', 'away']),
    ],
  },
  {
    kind: 'legal',
    level: 'high',
    rules: [
      wordRule(['lawyer lawyers solicitor attorney lawsuit sue suing ombudsman court police']),
      wordRule(['legal', 'action steps advice']),
    ],
  },
  {
    kind: 'deadline',
    level: 'medium',
    rules: [
      wordRule(
        [
          'need needs must have has required due deadline leaving leave flight wedding exam interview departs',
          'today tonight tomorrow asap urgently immediately hour hours minutes',
        ],
        9,
      ),
      wordRule(['deadline']),
      wordRule(['urgent urgently']),
      wordRule(
        [
          'before by',
          'tonight tomorrow today monday tuesday wednesday thursday friday saturday sunday',
          'need must flight wedding leave leaving have',
        ],
        10,
      ),
    ],
  },
];

/**
 * How bad the problem is, whatever the tone: "I lost my card", politely said, is grave. The worst rule that holds, with
 * the words it rests on; null when no rule does. English only.
 */
export function severityOf(text: string): Severity | null {
  const words = spokenWords(text);
  for (const { kind, level, rules } of RULES) {
    for (const rule of rules) {
      const span = firstMatch(words, rule);
      if (span !== null) return { level, kind, span };
    }
  }
  return null;
}

import { entriesOf } from '../chat-fact.ts';
import { signalAt } from '../chat-signal.ts';
import type { Contact, Detector, ThresholdsOf } from '../detector.ts';
import { lastingInWords, sentence } from '../sentence.ts';

type Thresholds = ThresholdsOf<'minContacts' | 'withinMs' | 'reopenedMs'>;
type Entries = ReturnType<typeof entriesOf>;

interface Back {
  readonly at: number;
  readonly words: string;
  readonly evidence: Readonly<Record<string, number>>;
}

const DAY_MS = 86_400_000;

/** The visitor had to come back: the matter was not settled. */
export const repeatContact: Detector<'minContacts' | 'withinMs' | 'reopenedMs'> = {
  kind: 'repeat-contact',
  place: 'chat',
  family: 'waiting',
  label: 'Repeated contact',
  explanation:
    'The visitor is back again shortly after earlier conversations, or after one that was called solved.',
  example: ['is here for the 3rd time in 3 days'],
  points: 15,
  halfLifeMs: 300000,
  weak: false,
  thresholds: [
    {
      name: 'minContacts',
      unit: 'times',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Contacts',
      explanation: 'How many conversations within that time it takes, this one included.',
      source: 'Our own default: the second may be another matter.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 259200000,
      min: 3600000,
      max: 2592000000,
      step: 3600000,
      label: 'Within',
      explanation: 'How far back conversations count.',
      source: 'Our own default: three days.',
    },
    {
      name: 'reopenedMs',
      unit: 'ms',
      default: 86400000,
      min: 3600000,
      max: 604800000,
      step: 3600000,
      label: 'Back after it was solved',
      explanation: 'Coming back so soon after a conversation was resolved counts by itself.',
      source: 'Our own default: a day.',
    },
  ],

  detect({ chat, context, now }, thresholds) {
    const entries = entriesOf(chat);
    const first = entries.find((entry) => entry.kind === 'message' && entry.author === 'visitor');
    const back =
      reopenedIn(entries, thresholds.reopenedMs) ??
      (first && backFrom(first.at, context?.contacts ?? [], thresholds));
    if (!back) return [];
    const endedAt = resolvedAfter(entries, back.at);
    return [
      {
        ...signalAt(repeatContact, {
          id: back.at,
          at: back.at,
          sentence: sentence(back.words),
          evidence: back.evidence,
        }),
        // While the conversation lasts it stays as true as it was at its beginning.
        halfLifeMs: endedAt === null ? null : repeatContact.halfLifeMs,
        endedAt: endedAt !== null && endedAt <= now ? endedAt : null,
      },
    ];
  },

  nextLookAt: () => null,
};

/** The last time the visitor wrote again in this very conversation after it had been resolved. */
function reopenedIn(entries: Entries, reopenedMs: number): Back | null {
  let resolvedAt: number | null = null;
  let back: Back | null = null;
  for (const entry of entries) {
    if (entry.kind === 'status') {
      if (entry.status === 'resolved') resolvedAt = entry.at;
    } else if (entry.author === 'visitor' && resolvedAt !== null) {
      if (entry.at - resolvedAt <= reopenedMs) back = backAfter(entry.at, resolvedAt);
      resolvedAt = null;
    }
  }
  return back;
}

function backFrom(at: number, contacts: readonly Contact[], thresholds: Thresholds): Back | null {
  const { minContacts, withinMs, reopenedMs } = thresholds;
  const earlier = new Set(
    contacts.map((contact) => contact.at).filter((then) => then < at && at - then <= withinMs),
  );
  const count = earlier.size + 1;
  if (count >= minContacts) {
    const span = lastingInWords(Math.max(withinMs, 1));
    const time = withinMs % DAY_MS === 0 ? days(withinMs / DAY_MS) : span;
    return { at, words: `is here for the ${ordinal(count)} time in ${time}`, evidence: { contacts: count } };
  }
  const resolved = contacts.map(({ resolvedAt }) => resolvedAt ?? -Infinity).filter((then) => then < at);
  const last = resolved.reduce((latest, then) => Math.max(latest, then), -Infinity);
  return at - last <= reopenedMs ? backAfter(at, last) : null;
}

function backAfter(at: number, resolvedAt: number): Back {
  const words = `came back ${lastingInWords(at - resolvedAt)} after it was called solved`;
  return { at, words, evidence: { resolvedAt } };
}

function resolvedAfter(entries: Entries, at: number): number | null {
  const resolved = entries.filter((entry) => entry.kind === 'status' && entry.status === 'resolved');
  return resolved.find((entry) => entry.at > at)?.at ?? null;
}

function days(count: number): string {
  return count === 1 ? 'a day' : `${count} days`;
}

function ordinal(count: number): string {
  const tens = count % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

import type { AutomationAct, AutomationCondition } from '@attune/protocol';

/** A part of a rule as the editor offers it: what it is called, and one line of text that says the rest. */
interface Part<Made> {
  readonly words: string;
  /** What to write, or what to choose from; null: nothing. */
  readonly ask: string | readonly string[] | null;
  make(text: string): Made | null;
  textOf(made: Made): string | null;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isOneOf = <Value extends string>(values: readonly Value[], text: string): text is Value =>
  values.some((value) => value === text);

const levels = ['watch', 'flag', 'urgent'] as const;
const statuses = ['open', 'pending', 'snoozed', 'resolved'] as const;
const priorities = ['low', 'normal', 'high', 'urgent'] as const;

export const conditionParts: Readonly<Record<string, Part<AutomationCondition>>> = {
  words: {
    words: 'wrote one of these words',
    ask: 'refund, invoice',
    make: (text) => (listOf(text).length === 0 ? null : { fact: 'words', is: true, anyOf: listOf(text) }),
    textOf: (one) => (one.fact === 'words' && one.is ? one.anyOf.join(', ') : null),
  },
  path: {
    words: 'is on a page that begins with',
    ask: '/checkout',
    make: (text) => (text.trim() === '' ? null : { fact: 'path', is: true, startsWith: text.trim() }),
    textOf: (one) => (one.fact === 'path' && one.is ? one.startsWith : null),
  },
  'not-path': {
    words: 'is not on a page that begins with',
    ask: '/account',
    make: (text) => (text.trim() === '' ? null : { fact: 'path', is: false, startsWith: text.trim() }),
    textOf: (one) => (one.fact === 'path' && !one.is ? one.startsWith : null),
  },
  language: {
    words: 'has a browser that speaks',
    ask: 'de, fr',
    make: (text) => (listOf(text).length === 0 ? null : { fact: 'language', is: true, anyOf: listOf(text) }),
    textOf: (one) => (one.fact === 'language' && one.is ? one.anyOf.join(', ') : null),
  },
  wait: {
    words: 'has waited this many minutes',
    ask: '5',
    make: (text) =>
      /^[1-9]\d{0,3}$/.test(text.trim()) ? { fact: 'wait', atLeastMinutes: Number(text) } : null,
    textOf: (one) => (one.fact === 'wait' ? String(one.atLeastMinutes) : null),
  },
  friction: {
    words: 'has friction of at least',
    ask: levels,
    make: (text) => (isOneOf(levels, text) ? { fact: 'friction', atLeast: text } : null),
    textOf: (one) => (one.fact === 'friction' ? one.atLeast : null),
  },
  status: {
    words: 'has a conversation that is',
    ask: statuses,
    make: (text) => (isOneOf(statuses, text) ? { fact: 'status', is: true, anyOf: [text] } : null),
    textOf: (one) => (one.fact === 'status' && one.is ? (one.anyOf[0] ?? null) : null),
  },
  unassigned: {
    words: 'has nobody in particular',
    ask: null,
    make: () => ({ fact: 'assigned', is: false }),
    textOf: (one) => (one.fact === 'assigned' && !one.is ? '' : null),
  },
  unnamed: {
    words: 'gave no name',
    ask: null,
    make: () => ({ fact: 'named', is: false }),
    textOf: (one) => (one.fact === 'named' && !one.is ? '' : null),
  },
  'outside-hours': {
    words: 'comes outside Monday to Friday, between',
    ask: '09:00-17:00',
    make(text) {
      const [, h1, m1, h2, m2] =
        /^([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
      if (h1 === undefined) return null;
      return {
        fact: 'hours',
        is: false,
        from: Number(h1) * 60 + Number(m1),
        to: Number(h2) * 60 + Number(m2),
        days: [1, 2, 3, 4, 5],
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      };
    },
    textOf: (one) => (one.fact === 'hours' ? `${clock(one.from)}-${clock(one.to)}` : null),
  },
};

export const actParts: Readonly<Record<string, Part<AutomationAct>>> = {
  send: {
    words: 'write to the visitor',
    ask: 'Somebody will be with you in a few minutes.',
    make: (text) => (text.trim() === '' ? null : { act: 'send', body: text }),
    textOf: (one) => (one.act === 'send' ? one.body : null),
  },
  note: {
    words: 'write a note for agents',
    ask: 'Asked about an invoice',
    make: (text) => (text.trim() === '' ? null : { act: 'note', body: text }),
    textOf: (one) => (one.act === 'note' ? one.body : null),
  },
  priority: {
    words: 'set the priority to',
    ask: priorities,
    make: (text) => (isOneOf(priorities, text) ? { act: 'priority', priority: text } : null),
    textOf: (one) => (one.act === 'priority' ? one.priority : null),
  },
  resolve: {
    words: 'resolve it',
    ask: null,
    make: () => ({ act: 'status', status: 'resolved' }),
    textOf: (one) => (one.act === 'status' && one.status === 'resolved' ? '' : null),
  },
  open: {
    words: 'open it',
    ask: null,
    make: () => ({ act: 'status', status: 'open' }),
    textOf: (one) => (one.act === 'status' && one.status === 'open' ? '' : null),
  },
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Things of the site that an act names: the editor offers each by its name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Acts that name somebody or something of the site. */
export const namingParts = {
  assign: { words: 'give it to', make: (id: string): AutomationAct => ({ act: 'assign', agentId: id }) },
  'assign-team': {
    words: 'give it to the team',
    make: (id: string): AutomationAct => ({ act: 'assign-team', teamId: id }),
  },
  label: {
    words: 'put this label on it',
    make: (id: string): AutomationAct => ({ act: 'label', labelId: id, on: true }),
  },
  webhook: {
    words: 'tell the webhook',
    make: (id: string): AutomationAct => ({ act: 'webhook', webhookId: id }),
  },
} as const;
export type NamingAct = keyof typeof namingParts;

/** What an act names. @returns null when it names nothing */
export function namedBy(act: AutomationAct): { readonly part: NamingAct; readonly id: string } | null {
  if (act.act === 'assign') return act.agentId === null ? null : { part: 'assign', id: act.agentId };
  if (act.act === 'assign-team') return { part: 'assign-team', id: act.teamId };
  if (act.act === 'label') return act.on ? { part: 'label', id: act.labelId } : null;
  return act.act === 'webhook' ? { part: 'webhook', id: act.webhookId } : null;
}

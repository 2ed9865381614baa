/** Reminded so long before it is due. */
export const REMIND_BEFORE_MS = 10 * 60_000;

/** Missed so long after: a message under way may still keep it. */
export const MISSED_AFTER_MS = 60_000;

export interface Promised {
  readonly dueAt: number;
  readonly state: 'open' | 'kept' | 'missed' | 'withdrawn';
  readonly remindedAt: number | null;
}

/** What time alone makes of a promise now, and when to look again; null: never. */
export function promiseAt(
  { dueAt, state, remindedAt }: Promised,
  now: number,
): { readonly turn: 'remind' | 'miss' | null; readonly nextLookAt: number | null } {
  if (state !== 'open') return { turn: null, nextLookAt: null };
  if (now >= dueAt + MISSED_AFTER_MS) return { turn: 'miss', nextLookAt: null };
  const remindAt = dueAt - REMIND_BEFORE_MS;
  if (remindedAt === null && now >= remindAt) return { turn: 'remind', nextLookAt: dueAt + MISSED_AFTER_MS };
  return { turn: null, nextLookAt: remindedAt === null ? remindAt : dueAt + MISSED_AFTER_MS };
}

/** A line for whoever takes over: "Ines will ask finance to fix this, due 17:00". */
export function handoverLine(
  owner: string,
  deed: string,
  state: Promised['state'],
  dueInWords: string,
): string {
  const said = /^(?:you|ich) /i.test(deed) ? `${owner} said: ${deed}` : `${owner} will ${deed}`;
  if (state === 'kept') return `${said}: done.`;
  if (state === 'missed') return `${said}: was due ${dueInWords}, and is not done.`;
  return `${said}: due ${dueInWords}.`;
}

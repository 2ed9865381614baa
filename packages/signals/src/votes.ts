import type { Mute, SignalKind, SignalPrecision, SignalVerdict } from '@attune/protocol';

/** What an agent said of a signal on a control of the page. Of one agent's words on one signal only the last is a vote. */
export interface Vote {
  readonly kind: SignalKind;
  readonly controlKey: string;
  readonly name: string;
  readonly path: string;
  readonly by: string;
  readonly verdict: SignalVerdict;
  readonly at: number;
}

/** An admin lifted a mute: votes up to that instant no longer count towards another. */
export interface LiftedMute {
  readonly kind: SignalKind;
  readonly controlKey: string;
  readonly at: number;
}

const LAST_VOTES = 5;
const VOTES_TO_MUTE = 3;
const AGENTS_TO_MUTE = 2;

/**
 * Controls that agents have muted for a kind: of the last five votes three or more say that it was no frustration, and
 * these come from two agents or more. Oldest mute first.
 */
export function mutedBy(votes: readonly Vote[], lifted: readonly LiftedMute[] = []): readonly Mute[] {
  return groupsOf(votes)
    .flatMap((group) => {
      const standing = group.filter(({ at }) => at > lastLiftedAt(group, lifted));
      const mute = muteFrom(standing.slice(-LAST_VOTES));
      return mute === null ? [] : [mute];
    })
    .sort((a, b) => a.mutedAt - b.mutedAt || (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** How often agents agreed: of every kind over all controls first, then of every control. */
export function precisionOf(
  votes: readonly Pick<Vote, 'kind' | 'controlKey' | 'name' | 'verdict'>[],
): readonly SignalPrecision[] {
  const kinds = grouped(votes, ({ kind }) => kind);
  const controls = grouped(votes, placeOf);
  return [
    ...kinds.map((group) => precisionIn(group, null)),
    ...controls.map((group) => precisionIn(group, group.at(-1)?.controlKey ?? null)),
  ];
}

/**
 * 95 % interval of a share that was seen in `hits` of `total` cases (Wilson 1927): honest for few votes too, where the
 * usual interval would say that one vote proves everything.
 */
export function wilsonInterval(hits: number, total: number): readonly [number, number] {
  if (total === 0) return [0, 1];
  const z = 1.959_964;
  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/** Each control's votes on one kind, oldest first. */
function groupsOf(votes: readonly Vote[]): readonly (readonly Vote[])[] {
  const inOrder = [...votes].sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : 1));
  return grouped(inOrder, placeOf);
}

function muteFrom(last: readonly Vote[]): Mute | null {
  const against = last.filter(({ verdict }) => verdict === 'not-frustrated');
  const newest = against.at(-1);
  if (!newest || against.length < VOTES_TO_MUTE) return null;
  if (new Set(against.map(({ by }) => by)).size < AGENTS_TO_MUTE) return null;
  const { kind, controlKey, name, path, at } = newest;
  const votes = last.map(({ by, verdict, at: votedAt }) => ({ by, verdict, at: votedAt }));
  return { kind, controlKey, name, path, mutedAt: at, votes };
}

function lastLiftedAt([vote]: readonly Vote[], lifted: readonly LiftedMute[]): number {
  const place = vote && placeOf(vote);
  return lifted.reduce((last, mute) => (placeOf(mute) === place ? Math.max(last, mute.at) : last), -Infinity);
}

function precisionIn(
  votes: readonly Pick<Vote, 'kind' | 'name' | 'verdict'>[],
  controlKey: string | null,
): SignalPrecision {
  const last = votes.at(-1);
  if (!last) throw new RangeError('A group has at least one vote.');
  const seen = votes.filter(({ verdict }) => verdict === 'seen').length;
  return {
    kind: last.kind,
    controlKey,
    name: controlKey === null ? '' : last.name,
    seen,
    notFrustrated: votes.length - seen,
    precision: seen / votes.length,
    interval: wilsonInterval(seen, votes.length),
  };
}

function placeOf({ kind, controlKey }: { readonly kind: SignalKind; readonly controlKey: string }): string {
  return `${kind} ${controlKey}`;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

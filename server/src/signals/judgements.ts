import {
  RequestError,
  type ControlHits,
  type Mute,
  type SignalKind,
  type SignalPrecision,
  type SignalVerdict,
} from '@attune/protocol';
import { mutedBy, precisionOf } from '@attune/signals';
import type { ConversationKey } from '../conversations/conversation-access.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { listHits } from './hit.repository.ts';
import {
  findSignals,
  insertMute,
  liftMute,
  listLifted,
  listMutes,
  listVotes,
  listVotesOn,
  lockMutes,
  removeMute,
  removeVotes,
  saveVotes,
  type ControlKind,
  type MuteRow,
  type NamedVote,
  type VotedSignal,
} from './vote.repository.ts';

const DAY_MS = 86_400_000;

/** Hits an admin may want to ignore are those of the last week. */
const RECENT_MS = 7 * DAY_MS;

/** Precision says how good the detectors are now, not how they once were. */
const PRECISION_MS = 90 * DAY_MS;

/** Votes that stand beside a mute: those its rule looked at. */
const VOTES_SHOWN = 5;

/** The agent who judges, or the admin who lifts. */
interface Voter {
  readonly id: string;
  readonly name: string;
}

export interface JudgementsDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
  /** The site's conversations have to be looked at again: owed inside the transaction that mutes or lifts. */
  oweLook(tx: Db, siteId: string): Promise<void>;
  wakeJobs(): void;
}

export type Judgements = ReturnType<typeof createJudgements>;

/** What agents say of signals, and what follows from it: precision, and controls that are muted. */
export function createJudgements({ db, news, now, oweLook, wakeJobs }: JudgementsDeps) {
  const mutes = async (siteId: string): Promise<readonly Mute[]> => {
    const rows = await listMutes(db, siteId);
    return Promise.all(rows.map(async (row) => toMute(row, await listVotesOn(db, siteId, row))));
  };

  const tellMutes = async (siteId: string) => {
    wakeJobs();
    news.mutes(siteId, await mutes(siteId));
  };

  /** Brings the mute of one control in line with its votes. @returns whether it changed */
  const settleMute = async (tx: Db, siteId: string, control: ControlKind): Promise<boolean> => {
    const votes = await listVotesOn(tx, siteId, control);
    const [mute] = mutedBy(votes, await listLifted(tx, siteId, control));
    if (mute === undefined) return removeMute(tx, siteId, control);
    const { name, path } = mute;
    return insertMute(tx, { ...control, siteId, name, path, mutedAt: now() });
  };

  return {
    /**
     * Notes what an agent says of signals of a conversation; `none` takes it back.
     * @returns `tell` for after the ack, which tells admins what that muted
     * @throws RequestError `not-found` when one of them is not among the conversation's signals
     */
    async judge(
      key: ConversationKey,
      signalKeys: readonly string[],
      verdict: SignalVerdict | 'none',
      by: Voter,
    ): Promise<{ tell(): Promise<void> }> {
      const keys = [...new Set(signalKeys)];
      const found = await findSignals(db, key, keys);
      if (found.length < keys.length) {
        throw new RequestError('not-found', 'A signal of these is not in this conversation any more.', {
          field: 'signalKeys',
        });
      }
      const { siteId } = key;
      const changed = await db.transaction(async (tx) => {
        await lockMutes(tx, siteId);
        if (verdict === 'none') await removeVotes(tx, key, keys, by.id);
        else
          await saveVotes(
            tx,
            found.map((signal) => voteOf(key, signal, { verdict, by, at: now() })),
          );
        let any = false;
        for (const control of controlsOf(found)) any = (await settleMute(tx, siteId, control)) || any;
        if (any) await oweLook(tx, siteId);
        return any;
      });
      return { tell: async () => (changed ? tellMutes(siteId) : undefined) };
    },

    /**
     * Counts a muted control's signals again; the votes there were mute it no more.
     * @throws RequestError `not-found` when it is not muted
     */
    async lift(siteId: string, control: ControlKind, by: Voter): Promise<{ tell(): Promise<void> }> {
      const wasMuted = await db.transaction(async (tx) => {
        await lockMutes(tx, siteId);
        const lifted = await liftMute(tx, siteId, control, { liftedAt: now(), liftedBy: by.id });
        if (lifted) await oweLook(tx, siteId);
        return lifted;
      });
      if (!wasMuted)
        throw new RequestError('not-found', 'This control is not muted.', { field: 'controlKey' });
      return { tell: () => tellMutes(siteId) };
    },

    mutes,

    /** How often agents agreed, by kind and by control. */
    async precision(siteId: string): Promise<readonly SignalPrecision[]> {
      const all = precisionOf(await listVotes(db, siteId, now() - PRECISION_MS));
      // Signals on no control stand in the figure of their kind alone.
      return all.filter(({ controlKey }) => controlKey !== '');
    },

    /** Controls on which signals were found within the last week, most hits first. */
    recent: (siteId: string, kind: SignalKind | undefined): Promise<readonly ControlHits[]> =>
      listHits(db, siteId, now() - RECENT_MS, kind),
  };
}

function voteOf(
  key: ConversationKey,
  signal: VotedSignal,
  { verdict, by, at }: { readonly verdict: SignalVerdict; readonly by: Voter; readonly at: number },
) {
  const { evidence } = signal;
  return {
    ...key,
    signalKey: signal.key,
    kind: signal.kind,
    controlKey: textOf(evidence['controlKey']),
    controlName: textOf(evidence['control']) ?? '',
    path: textOf(evidence['path']) ?? '/',
    verdict,
    votedBy: by.id,
    votedByName: by.name,
    votedAt: at,
  };
}

/** Each control of these signals once. */
function controlsOf(found: readonly VotedSignal[]): readonly ControlKind[] {
  const controls = new Map<string, ControlKind>();
  for (const { kind, evidence } of found) {
    const controlKey = textOf(evidence['controlKey']);
    if (controlKey !== null) controls.set(`${kind} ${controlKey}`, { kind, controlKey });
  }
  return [...controls.values()];
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function toMute({ kind, controlKey, name, path, mutedAt }: MuteRow, votes: readonly NamedVote[]): Mute {
  const shown = votes.slice(0, VOTES_SHOWN).map(({ byName, verdict, at }) => ({ by: byName, verdict, at }));
  return { kind, controlKey, name, path, mutedAt, votes: shown };
}

import {
  RequestError,
  type AgentInput,
  type ThresholdSettings,
  type ThresholdsAnswer,
  type ThresholdVersion,
} from '@attune/protocol';
import {
  changeSettings,
  completeSettings,
  defaultSettings,
  describeDetectors,
  type TuningSettings,
} from '@attune/signals';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { keptForAMoment } from '../sites/kept-for-a-moment.ts';
import {
  findLatestThresholds,
  findThresholds,
  insertThresholds,
  listMuted,
  listThresholds,
  type SavedThresholds,
} from './threshold.repository.ts';

/** What an admin changes; what is not named stays. */
export type ThresholdChanges = Pick<AgentInput<'thresholds:save'>, 'changes' | 'sensitivity' | 'ignored'>;

/** Who saves. */
interface Saver {
  readonly id: string;
  readonly name: string;
}

/** A version that was saved; `tell` is for after the ack. */
interface Saved {
  readonly settings: ThresholdSettings;
  tell(): Promise<void>;
}

/** What holds until somebody saves something: version 0. */
const DEFAULTS: Omit<ThresholdSettings, 'muted'> = {
  ...defaultSettings,
  version: 0,
  savedAt: null,
  savedBy: null,
};

export interface ThresholdsDeps {
  readonly db: Db;
  readonly news: News;
  now(): number;
  /** The site's conversations have to be looked at again: owed inside the transaction of the save. */
  oweLook(tx: Db, siteId: string): Promise<void>;
  /** Another version holds. */
  saved(siteId: string, before: ThresholdSettings, after: ThresholdSettings): Promise<void>;
}

export type Thresholds = ReturnType<typeof createThresholds>;

/** The numbers that a site's detectors compare with, and what they leave out. Every save is a version that stays. */
export function createThresholds({ db, news, now, oweLook, saved }: ThresholdsDeps) {
  const current = async (siteId: string, from: Db = db): Promise<ThresholdSettings> => {
    const latest = await findLatestThresholds(from, siteId);
    const muted = await listMuted(from, siteId);
    return { ...(latest === null ? DEFAULTS : complete(latest)), muted };
  };
  const kept = keptForAMoment(current);

  const store = async (
    siteId: string,
    before: ThresholdSettings,
    next: TuningSettings,
    by: Saver,
  ): Promise<Saved> => {
    const version = { ...next, version: before.version + 1, savedAt: now() };
    try {
      await db.transaction(async (tx) => {
        await insertThresholds(tx, { ...version, siteId, savedBy: by.id });
        await oweLook(tx, siteId);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw savedMeanwhile(await current(siteId));
      throw error;
    }
    kept.forget(siteId);
    const settings = { ...version, muted: before.muted, savedBy: by.name };
    return {
      settings,
      async tell() {
        news.thresholds(siteId, settings);
        await saved(siteId, before, settings);
      },
    };
  };

  /** @throws RequestError `conflict` when somebody saved since the version that the admin looked at */
  const currentIf = async (siteId: string, baseVersion: number): Promise<ThresholdSettings> => {
    const before = await current(siteId);
    if (before.version !== baseVersion) throw savedMeanwhile(before);
    return before;
  };

  return {
    current,

    /** The same as it was within the last second, for those who ask at every fact. */
    lately: (siteId: string, from: Db = db): Promise<ThresholdSettings> => kept.read(siteId, from),

    /** They, or the mutes among them, were changed just now, by this process or another one. */
    changed: kept.forget,

    async describe(siteId: string): Promise<ThresholdsAnswer> {
      return { settings: await current(siteId), detectors: describeDetectors() };
    },

    /**
     * The site's settings as they would be with these changes; nothing is saved.
     * @throws RequestError `invalid` for a value out of its range, naming it
     */
    async proposed(siteId: string, changes: ThresholdChanges): Promise<ThresholdSettings> {
      const before = await current(siteId);
      return { ...before, ...changed(before, changes) };
    },

    /**
     * Saves changes as the next version and tells the site's agents after `tell()`.
     * @throws RequestError `invalid` for a value out of its range, naming it; `conflict` when somebody saved meanwhile
     */
    async save(
      { siteId, baseVersion, ...changes }: AgentInput<'thresholds:save'>,
      by: Saver,
    ): Promise<Saved> {
      const before = await currentIf(siteId, baseVersion);
      return store(siteId, before, changed(before, changes), by);
    },

    /** Every saved version, newest first. */
    async versions(siteId: string): Promise<readonly ThresholdVersion[]> {
      const all = await listThresholds(db, siteId);
      return all.map((one) => ({ version: one.version, settings: complete(one) }));
    },

    /**
     * Saves an earlier version again, as the next one; 0 brings back the defaults.
     * @throws RequestError `not-found` for a version that never was; `conflict` when somebody saved meanwhile
     */
    async restore(
      { siteId, version, baseVersion }: AgentInput<'thresholds:restore'>,
      by: Saver,
    ): Promise<Saved> {
      const before = await currentIf(siteId, baseVersion);
      const earlier = version === 0 ? DEFAULTS : await findThresholds(db, siteId, version);
      if (earlier === null) {
        throw new RequestError('not-found', `There is no version ${version} of these thresholds.`, {
          field: 'version',
        });
      }
      return store(siteId, before, completeSettings(earlier), by);
    },
  };
}

function changed(before: ThresholdSettings, change: ThresholdChanges): TuningSettings {
  const answer = changeSettings(before, change);
  if (!answer.ok) throw new RequestError('invalid', answer.message, { field: answer.field });
  return answer.settings;
}

/** What is newer than the saved version has its default. */
const complete = (saved: SavedThresholds): SavedThresholds => ({ ...saved, ...completeSettings(saved) });

function savedMeanwhile({ version, savedBy }: ThresholdSettings): RequestError {
  return new RequestError(
    'conflict',
    `${savedBy ?? 'Somebody'} saved version ${version} meanwhile. Look at it, then save yours again.`,
    { field: 'baseVersion' },
  );
}

import { RequestError, type ThresholdSettings, type ThresholdsAnswer } from '@attune/protocol';
import { changeThresholds, completeThresholds, defaultThresholds, describeDetectors } from '@attune/signals';
import { isUniqueViolation } from '../db/errors.ts';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { findLatestThresholds, insertThresholds } from './threshold.repository.ts';

export interface ThresholdsToSave {
  readonly siteId: string;
  readonly baseVersion: number;
  readonly changes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Thresholds = ReturnType<typeof createThresholds>;

/** The numbers that a site's detectors compare with. Every save is a version that stays. */
export function createThresholds({ db, news, now }: { readonly db: Db; readonly news: News; now(): number }) {
  const current = async (siteId: string, from: Db = db): Promise<ThresholdSettings> => {
    const saved = await findLatestThresholds(from, siteId);
    if (saved === null) return { version: 0, values: defaultThresholds, savedAt: null, savedBy: null };
    // A detector that is newer than the saved version has its defaults.
    return { ...saved, values: completeThresholds(saved.values) };
  };

  return {
    current,

    async describe(siteId: string): Promise<ThresholdsAnswer> {
      return { settings: await current(siteId), detectors: describeDetectors() };
    },

    /**
     * Saves changed values as the next version and tells the site's agents after `tell()`.
     * @throws RequestError `invalid` for a value out of its range, naming it; `conflict` when somebody saved meanwhile
     */
    async save(
      { siteId, baseVersion, changes }: ThresholdsToSave,
      by: { readonly id: string; readonly name: string },
    ): Promise<{ settings: ThresholdSettings; tell(): void }> {
      const before = await current(siteId);
      if (before.version !== baseVersion) throw savedMeanwhile(before);
      const changed = changeThresholds(before.values, changes);
      if (!changed.ok) throw new RequestError('invalid', changed.message, { field: changed.field });
      const settings = {
        version: before.version + 1,
        values: changed.values,
        savedAt: now(),
        savedBy: by.name,
      };
      try {
        await insertThresholds(db, {
          siteId,
          version: settings.version,
          settings: settings.values,
          savedBy: by.id,
          savedAt: settings.savedAt,
        });
      } catch (error) {
        if (isUniqueViolation(error)) throw savedMeanwhile(await current(siteId));
        throw error;
      }
      return { settings, tell: () => news.thresholds(siteId, settings) };
    },
  };
}

function savedMeanwhile({ version, savedBy }: ThresholdSettings): RequestError {
  return new RequestError(
    'conflict',
    `${savedBy ?? 'Somebody'} saved version ${version} meanwhile. Look at it, then save yours again.`,
    { field: 'baseVersion' },
  );
}

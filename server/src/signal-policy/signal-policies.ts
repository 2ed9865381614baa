import type { RecorderPolicy, SignalPolicy, ThresholdSettings } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import type { News } from '../news/news.ts';
import { keptForAMoment } from '../sites/kept-for-a-moment.ts';
import type { Thresholds } from '../thresholds/thresholds.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import { findSignalPolicy, saveSignalPolicy } from './signal-policy.repository.ts';

export interface SignalPoliciesDeps {
  readonly db: Db;
  readonly news: News;
  readonly thresholds: Pick<Thresholds, 'current'>;
  now(): number;
}

export type SignalPolicies = ReturnType<typeof createSignalPolicies>;

/** What each site allows the recorder to see, and for how long it is kept. */
export function createSignalPolicies({ db, news, thresholds, now }: SignalPoliciesDeps) {
  const current = async (siteId: string): Promise<SignalPolicy> =>
    // A field that is newer than the saved policy has its default.
    ({ ...DEFAULT_POLICY, ...(await findSignalPolicy(db, siteId)) });
  const kept = keptForAMoment<SignalPolicy, null>((siteId) => current(siteId));

  const recorder = async (siteId: string): Promise<RecorderPolicy> =>
    recorderPolicy(await current(siteId), await thresholds.current(siteId));

  return {
    current,

    /** The same as it was within the last second, for those who ask at every report. */
    kept: kept.kept,
    lately: (siteId: string): Promise<SignalPolicy> => kept.read(siteId, null),

    /** What the site's widgets are told. */
    recorder,

    /** Saves the policy whole; `tell` is for after the ack and reaches the site's visitors. */
    async save(
      siteId: string,
      policy: SignalPolicy,
      by: { readonly id: string },
    ): Promise<{ policy: SignalPolicy; tell(): Promise<void> }> {
      await saveSignalPolicy(db, { siteId, policy, savedAt: now(), savedBy: by.id });
      kept.forget(siteId);
      return { policy, tell: async () => news.recorder(siteId, await recorder(siteId)) };
    },

    /** Tells the site's visitors when other thresholds look for other facts. */
    async thresholdsSaved(
      siteId: string,
      before: ThresholdSettings,
      after: ThresholdSettings,
    ): Promise<void> {
      if (JSON.stringify(switchesOf(before)) === JSON.stringify(switchesOf(after))) return;
      news.recorder(siteId, recorderPolicy(await current(siteId), after));
    },
  };
}

function recorderPolicy(policy: SignalPolicy, settings: ThresholdSettings): RecorderPolicy {
  const { tier, names, allowPaths, denyPaths, ignoreSelector, errorSelector, expectedMissing } = policy;
  const told = { tier, names, allowPaths, denyPaths, ignoreSelector, errorSelector, expectedMissing };
  return { ...told, ...switchesOf(settings) };
}

/** Facts that are recorded only while a detector looks for them. */
function switchesOf({
  values,
}: ThresholdSettings): Pick<RecorderPolicy, 'cursor' | 'copiedErrors' | 'hesitation'> {
  const isOn = (kind: 'cursor-thrash' | 'copied-error' | 'hesitation') => values[kind]?.['enabled'] === 1;
  return {
    cursor: isOn('cursor-thrash'),
    copiedErrors: isOn('copied-error'),
    hesitation: isOn('hesitation'),
  };
}

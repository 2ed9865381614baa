import { RequestError, type EmpathySettings } from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { modelKey } from '../secrets/kept-secret.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { keptForAMoment } from '../sites/kept-for-a-moment.ts';
import { assertModelAddress } from '../model/model-address.ts';
import { DEFAULT_EMPATHY_SETTINGS } from './default-settings.ts';
import { findEmpathySettings, findModelKey, saveEmpathySettings } from './empathy-settings.repository.ts';

export type EmpathySettingsOfSite = ReturnType<typeof createEmpathySettings>;

/** What each site's admins set for their agents: words, policies, goodwill, the coach, the model. */
export function createEmpathySettings({
  db,
  secrets,
  now,
}: {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): number;
}) {
  const current = async (siteId: string, from: Db = db): Promise<EmpathySettings> => {
    const saved = await findEmpathySettings(from, siteId);
    // A field that is newer than what was saved has its default.
    return {
      ...DEFAULT_EMPATHY_SETTINGS,
      ...saved,
      model: { ...DEFAULT_EMPATHY_SETTINGS.model, ...saved?.model, apiKey: '' },
    };
  };

  const kept = keptForAMoment(current);

  return {
    /** As they hold, without the model's key. */
    current,

    /** The same as they were within the last second, for those who ask at every message. */
    lately: (siteId: string, from: Db = db): Promise<EmpathySettings> => kept.read(siteId, from),

    /** The key of the site's model, for the one who calls it. */
    modelKey: async (siteId: string): Promise<string> =>
      modelKey(secrets, siteId).open(await findModelKey(db, siteId)),

    /**
     * Saves the settings whole; an empty key leaves the one that is kept.
     * @returns them as they hold, without the key
     * @throws RequestError `invalid`, naming the field
     */
    async save(
      siteId: string,
      settings: EmpathySettings,
      by: { readonly id: string },
    ): Promise<EmpathySettings> {
      assertTimeZone(settings.timeZone);
      assertOneOfEach(settings);
      const { model } = settings;
      if (model.baseUrl !== '') assertModelAddress(model.baseUrl);
      if (model.enabled && (model.baseUrl === '' || model.name === '')) {
        throw new RequestError('invalid', 'A model that is on needs its address and its name.', {
          field: model.baseUrl === '' ? 'settings.model.baseUrl' : 'settings.model.name',
        });
      }
      const before = await current(siteId);
      // A key belongs to the address it was given for: another one must not be sent it.
      const keepsKey = before.model.baseUrl === model.baseUrl || before.model.baseUrl === '';
      if (!keepsKey && model.apiKey === '' && (await findModelKey(db, siteId)) !== '') {
        throw new RequestError('invalid', 'This is another address: give the key for it anew.', {
          field: 'settings.model.apiKey',
        });
      }
      await saveEmpathySettings(db, {
        siteId,
        settings: { ...settings, model: { ...model, apiKey: '' } },
        modelKey: modelKey(secrets, siteId).seal(model.apiKey),
        savedAt: now(),
        savedBy: by.id,
      });
      kept.forget(siteId);
      return current(siteId);
    },
  };
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format();
  } catch (cause) {
    throw new RequestError('invalid', `“${timeZone}” is no time zone; write one such as “Europe/Berlin”.`, {
      field: 'settings.timeZone',
      cause,
    });
  }
}

function assertOneOfEach({ glossary, policies }: EmpathySettings): void {
  const lists = [
    ['settings.glossary', glossary.map(({ term }) => term.toLowerCase())],
    ['settings.policies', policies.map(({ id }) => id)],
  ] as const;
  for (const [field, names] of lists) {
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) throw new RequestError('invalid', `“${twice}” stands there twice.`, { field });
  }
}

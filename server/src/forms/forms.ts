import {
  RequestError,
  type FormAnswer,
  type FormName,
  type VisitorInput,
  type WidgetSettings,
} from '@attune/protocol';
import type { Db } from '../db/open-database.ts';
import { hasAnswered, insertAnswers, listAnswers } from './form-answer.repository.ts';
import { offlineFields, readAnswers } from './read-answers.ts';

export interface FormsDeps {
  readonly db: Db;
  settingsOf(siteId: string): Promise<WidgetSettings>;
  now(): number;
}

interface VisitorKey {
  readonly siteId: string;
  readonly visitorId: string;
}

export type Forms = ReturnType<typeof createForms>;

/** What visitors fill in before the first message, and when nobody is there. */
export function createForms({ db, settingsOf, now }: FormsDeps) {
  return {
    /**
     * Keeps what a visitor says of themselves. Nobody has verified it.
     * @returns the name among it, if any
     * @throws RequestError `invalid`, naming the field
     */
    async answer(
      { siteId, visitorId }: VisitorKey,
      { form, clientId, answers: given }: Omit<VisitorInput<'form:answer'>, 'conversationId'>,
    ): Promise<{ readonly name: string | null }> {
      const { preChat, offline } = await settingsOf(siteId);
      const isAsked = form === 'pre-chat' ? preChat.enabled : offline.enabled;
      if (!isAsked) throw new RequestError('not-found', 'This form is not asked any more.');
      const answers = readAnswers(form === 'pre-chat' ? preChat.fields : offlineFields(offline), given);
      await insertAnswers(db, { siteId, visitorId, clientId, form, answers, at: now() });
      return { name: answers.find(({ kind }) => kind === 'name')?.value.slice(0, 80) ?? null };
    },

    hasAnswered: ({ siteId, visitorId }: VisitorKey, form: FormName): Promise<boolean> =>
      hasAnswered(db, { siteId, visitorId, form }),

    of: ({ siteId, visitorId }: VisitorKey): Promise<readonly FormAnswer[]> =>
      listAnswers(db, siteId, visitorId),
  };
}

import * as v from 'valibot';
import { deedIdField } from './deed.ts';
import { idField } from './fields.ts';

const days = (least: number, most: number) =>
  v.nullable(
    v.pipe(
      v.number(),
      v.integer('must be a whole number of days'),
      v.minValue(least, `must be ${least} or more`),
      v.maxValue(most, `must be ${most} or less`),
    ),
  );

/** For how long a site keeps what people said and who they were. What pages reported has its own, shorter time. */
export interface KeepingTimes {
  /** Days after the last message until a conversation is deleted, with everything in it; null: until somebody erases it. */
  readonly conversationDays: number | null;
  /** Days after the last visit until somebody who never wrote is forgotten; null: never. */
  readonly visitorDays: number | null;
}

/** Two years for conversations, as long as most limitation periods; a quarter for whoever never wrote. */
export const DEFAULT_KEEPING: KeepingTimes = { conversationDays: 730, visitorDays: 90 };

/** That somebody was erased; not who. */
export interface Erasure {
  /** SHA-256 of site and visitor: enough to erase the same person again after a backup was restored. */
  readonly subject: string;
  readonly at: number;
  readonly byName: string;
}

export const privacyRequests = {
  /** Leads and admins. */
  'privacy:get': v.strictObject({ siteId: idField }),
  /** Admins only. */
  'privacy:save': v.strictObject({
    siteId: idField,
    keeping: v.strictObject({ conversationDays: days(7, 3650), visitorDays: days(1, 3650) }),
  }),
  /** Leads and admins. Everything that is kept of a visitor, as JSON to hand over to them. */
  'visitor:export': v.strictObject({ siteId: idField, visitorId: idField }),
  /** Leads and admins. Everything that is kept of a visitor is gone with the answer, or in a moment. */
  'visitor:erase': v.strictObject({ siteId: idField, visitorId: idField, deedId: deedIdField }),
} as const;

export interface PrivacyAnswers {
  'privacy:get': {
    readonly keeping: KeepingTimes;
    /** The latest, newest first. */
    readonly erasures: readonly Erasure[];
  };
  'privacy:save': { readonly keeping: KeepingTimes };
  'visitor:export': { readonly fileName: string; readonly json: string };
  /** `conversations` is null when it was left to be done in a moment. */
  'visitor:erase': { readonly conversations: number | null };
}

import * as v from 'valibot';
import type { Refusal } from './refusal.ts';

/**
 * How long what destroys something can be taken back, ms: long enough to read a sentence and reach the button. The word
 * of it stands on screen as long.
 */
export const UNDO_MS = 10_000;

/** Left in a request that destroys something: it is carried out after `UNDO_MS`, unless `deed:undo` names the id first. */
export const deedIdField = v.optional(v.pipe(v.string(), v.uuid('must be a UUID')));

/** Requests that can be left to be carried out in a moment. */
export const deedNames = [
  'message:delete',
  'note:remove',
  'label:remove',
  'webhook:remove',
  'visitor:erase',
] as const;
export type DeedName = (typeof deedNames)[number];

export const deedRequests = {
  /** Takes back what the caller left to be done, while it is not. */
  'deed:undo': v.strictObject({ deedId: v.pipe(v.string(), v.uuid('must be a UUID')) }),
} as const;

export interface DeedAnswers {
  'deed:undo': null;
}

/** Socket.IO event map, server → console. */
export interface DeedNews {
  /** What was left to be done is done, or was refused when its time had come. To whoever asked for it alone. */
  'deed:ended': (news: { readonly deedId: string; readonly refusal: Refusal | null }) => void;
}

import * as v from 'valibot';
import { idField } from './fields.ts';
import type { FrictionLevel } from './signal.ts';

/** At most so many are listed; the count says how many there are. */
export const MAX_LIVE_VISITORS = 200;

/** A visitor whose chat is connected right now: they opened it, or agreed to what the site records. */
export interface LiveVisitor {
  readonly visitorId: string;
  readonly visitorName: string | null;
  readonly visitorLabel: string;
  readonly locale: string | null;
  /** Null: the site does not watch pages. */
  readonly path: string | null;
  /** Since when they are connected, epoch ms. */
  readonly since: number;
  /** Null: the site's signals are off. */
  readonly level: FrictionLevel | null;
  /** The conversation they have in the inbox; null while they have written nothing. */
  readonly conversationId: string | null;
  readonly waitingSince: number | null;
  readonly assignee: string | null;
}

export const liveVisitorRequests = {
  /** Who is on the site now, those in trouble first. */
  'live-visitors:list': v.strictObject({ siteId: idField }),
} as const;

export interface LiveVisitorAnswers {
  'live-visitors:list': {
    readonly visitors: readonly LiveVisitor[];
    readonly count: number;
    /** Whether the site's policy lets pages be seen at all. */
    readonly pagesSeen: boolean;
  };
}

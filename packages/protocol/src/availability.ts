import * as v from 'valibot';
import { idField } from './fields.ts';

/** What an agent says of themselves. */
export const availabilityModes = ['online', 'away'] as const;
export type AvailabilityMode = (typeof availabilityModes)[number];

/** How it is: said online and at the desk, away by choice or for having done nothing, or not connected. */
export type AvailabilityState = 'online' | 'away' | 'offline';

/** Without an act for this long somebody who is online counts as away. */
export const AUTO_AWAY_MS = 10 * 60_000;

/** Consoles say at most this often that somebody is at work. */
export const ACTIVE_REPEAT_MS = 60_000;

/** Looking at a conversation fades after this long without a new `viewing:set`. */
export const VIEWING_TTL_MS = 45_000;

/** Consoles repeat what they look at this often. */
export const VIEWING_REPEAT_MS = 20_000;

/** Open conversations an agent is given in turn when they set no number of their own. */
export const DEFAULT_CAPACITY = 6;

export interface Availability {
  readonly agentId: string;
  readonly name: string;
  readonly mode: AvailabilityMode;
  readonly state: AvailabilityState;
  /** Open conversations this agent is given in turn at most; 0: none. They may take more themselves. */
  readonly capacity: number;
  /** Open conversations they have now, over all sites. */
  readonly load: number;
}

/** Somebody looks at a conversation. */
export interface Viewing {
  readonly conversationId: string;
  readonly agent: { readonly id: string; readonly name: string };
}

export const availabilityRequests = {
  'availability:list': v.strictObject({ siteId: idField }),
  /** One's own. */
  'availability:set': v.strictObject({
    mode: v.optional(v.picklist(availabilityModes)),
    capacity: v.optional(
      v.pipe(
        v.number(),
        v.integer('must be a whole number'),
        v.minValue(0, 'must be 0 or more'),
        v.maxValue(100, 'must be 100 or less'),
      ),
    ),
  }),
  /** Somebody is at work here. */
  'availability:touch': v.strictObject({}),
  /** This socket looks at a conversation, or at none. */
  'viewing:set': v.strictObject({ conversationId: v.nullable(idField) }),
  /** Who looks at which conversation of the agent's sites. */
  'viewing:list': v.strictObject({}),
} as const;

export interface AvailabilityAnswers {
  'availability:list': { readonly people: readonly Availability[] };
  'availability:set': { readonly own: Availability };
  'availability:touch': null;
  'viewing:set': null;
  'viewing:list': { readonly viewing: readonly Viewing[] };
}

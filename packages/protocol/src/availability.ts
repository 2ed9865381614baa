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

/** One's own, with what nobody else is told. */
export interface OwnAvailability extends Availability {
  /** How long a break still lasts, ms; null: on none. It ends by itself. */
  readonly breakLeftMs: number | null;
}

/** How long a break can be, minutes. */
export const breakMinutes = [5, 10] as const;
export type BreakMinutes = (typeof breakMinutes)[number];

/** How far back an agent's own hard conversations are looked for. */
export const HARD_ENDED_WITHIN_MS = 60 * 60_000;

/** Somebody looks at a conversation. */
export interface Viewing {
  readonly conversationId: string;
  readonly agent: { readonly id: string; readonly name: string };
}

export const availabilityRequests = {
  'availability:list': v.strictObject({ siteId: idField }),
  /** One's own. */
  'availability:set': v.pipe(
    v.strictObject({
      /** Ends a break, whichever it is. */
      mode: v.optional(v.picklist(availabilityModes)),
      /** Away from now for so long, and then at work. */
      breakMinutes: v.optional(v.picklist(breakMinutes)),
      capacity: v.optional(
        v.pipe(
          v.number(),
          v.integer('must be a whole number'),
          v.minValue(0, 'must be 0 or more'),
          v.maxValue(100, 'must be 100 or less'),
        ),
      ),
    }),
    v.check(
      (set) => set.mode === undefined || set.breakMinutes === undefined,
      'names both a mode and a break',
    ),
  ),
  /**
   * Which of the caller's own conversations that were hard ended within {@link HARD_ENDED_WITHIN_MS}. Worked out when it is
   * asked and for the caller alone; nothing of it is kept.
   */
  'hard-ended:list': v.strictObject({}),
  /** Somebody is at work here. */
  'availability:touch': v.strictObject({}),
  /** This socket looks at a conversation, or at none. */
  'viewing:set': v.strictObject({ conversationId: v.nullable(idField) }),
  /** Who looks at which conversation of the agent's sites. */
  'viewing:list': v.strictObject({}),
} as const;

export interface AvailabilityAnswers {
  'availability:list': { readonly people: readonly Availability[] };
  'availability:set': { readonly own: OwnAvailability };
  'hard-ended:list': { readonly conversationIds: readonly string[] };
  'availability:touch': null;
  'viewing:set': null;
  'viewing:list': { readonly viewing: readonly Viewing[] };
}

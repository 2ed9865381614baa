import * as v from 'valibot';
import { idField } from './fields.ts';

/** Of which conversations an agent wants to hear. */
export const calledForField = v.picklist(['all', 'mine-and-unassigned', 'mine', 'none']);
export type CalledFor = v.InferOutput<typeof calledForField>;

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));

/** What an agent wants to be called for, and how. */
export const notificationRulesField = v.strictObject({
  /** Messages of visitors. */
  messages: calledForField,
  /** Flags that rise. */
  flags: calledForField,
  /** One's name in a note. */
  mentions: v.boolean(),
  sound: v.boolean(),
  desktop: v.boolean(),
  /** The visitor's words stand in the desktop notification; off: only that somebody wrote. */
  preview: v.boolean(),
  /** Minutes of the agent's own day between which nothing calls; from > until spans midnight. Null: never quiet. */
  quiet: v.nullable(v.strictObject({ from: minuteOfDay, until: minuteOfDay })),
});
export type NotificationRules = v.InferOutput<typeof notificationRulesField>;

export const defaultNotificationRules: NotificationRules = {
  messages: 'mine-and-unassigned',
  flags: 'all',
  mentions: true,
  sound: true,
  desktop: false,
  preview: false,
  quiet: null,
};

/** Somebody called an agent by name in a note. */
export interface Mention {
  readonly noteId: string;
  readonly conversationId: string;
  readonly visitorName: string | null;
  readonly visitorLabel: string;
  readonly byName: string;
  /** The beginning of the note. */
  readonly excerpt: string;
  readonly at: number;
  /** When they looked at it, epoch ms; null: not yet. */
  readonly seenAt: number | null;
}

export const notificationRequests = {
  'notification-rules:get': v.strictObject({ siteId: idField }),
  'notification-rules:save': v.strictObject({ siteId: idField, rules: notificationRulesField }),
  /** Notes that call the agent by name, the latest first. */
  'mentions:list': v.strictObject({ siteId: idField }),
  /** The agent has looked at those in this conversation. */
  'mentions:seen': v.strictObject({ conversationId: idField }),
} as const;

export interface NotificationAnswers {
  'notification-rules:get': { readonly rules: NotificationRules };
  'notification-rules:save': { readonly rules: NotificationRules };
  'mentions:list': { readonly mentions: readonly Mention[] };
  'mentions:seen': null;
}

/** Socket.IO event map, server → console. */
export interface NotificationNews {
  /** To whoever is called by name, and nobody else. */
  'mention:created': (news: { readonly siteId: string; readonly mention: Mention }) => void;
  /** Their rules were saved, perhaps on another machine. To them alone. */
  'notification-rules:changed': (news: {
    readonly siteId: string;
    readonly rules: NotificationRules;
  }) => void;
}

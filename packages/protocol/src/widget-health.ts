import * as v from 'valibot';
import { clientIdField, idField, instantField } from './fields.ts';

const countField = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000));

/** Directives of a page's policy that can stand in the widget's way. */
export const policyDirectives = [
  'script-src',
  'style-src',
  'img-src',
  'connect-src',
  'media-src',
  'other',
] as const;

/** What a widget tells of itself, numbers alone: no text, no page, nobody. */
export const widgetHealthField = v.strictObject({
  /** Ms from sending to the acknowledgement, of each message that was acknowledged. */
  ackMs: v.pipe(
    v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(600_000))),
    v.maxLength(20, 'must hold at most 20 times'),
  ),
  /** Sends without an answer; the widget sends again under the same id. */
  unanswered: countField,
  /** Sends that the server declined in words. */
  declined: countField,
  /** Connections that came back, and tries at one that came to nothing. */
  reconnected: countField,
  triedInVain: countField,
  /** Times the page's content security policy stopped the widget, by directive. */
  stopped: v.pipe(
    v.array(v.strictObject({ directive: v.picklist(policyDirectives), times: countField })),
    v.maxLength(policyDirectives.length),
  ),
  /** The visitor's clock, to be compared with the server's; nothing but the difference is kept. */
  sentAt: instantField,
});
export type WidgetHealthTold = Readonly<v.InferOutput<typeof widgetHealthField>>;

export const widgetHealthVisitorRequests = {
  /** Once in a while, when something was sent. */
  'health:tell': widgetHealthField,
  /** Comes back as the answer and as the news `health:echoed`; nothing is stored. Needs no visit. */
  'health:echo': v.strictObject({ echoId: clientIdField }),
} as const;

export interface WidgetHealthVisitorAnswers {
  'health:tell': null;
  'health:echo': { readonly at: number };
}

/** What is looked back on. */
export const HEALTH_HOURS = 24;

export interface Counted {
  readonly what: string;
  readonly times: number;
}

/** How the widgets of a site fared in the last {@link HEALTH_HOURS} hours. */
export interface WidgetHealth {
  readonly from: number;
  readonly to: number;
  /** Connections let in, and those that were lost without the widget closing them. */
  readonly letIn: number;
  readonly lost: number;
  /** As widgets tell: connections that came back, and tries at one that came to nothing. */
  readonly reconnected: number;
  readonly triedInVain: number;
  /** Refused connections, by the refusal's code. */
  readonly refused: readonly Counted[];
  readonly sends: {
    readonly acknowledged: number;
    readonly unanswered: number;
    readonly declined: number;
    /** Half, and 19 of 20, took at most so many ms; null: too few, or longer than the last bound. */
    readonly halfWithinMs: number | null;
    readonly mostWithinMs: number | null;
  };
  /** By directive of the page's policy. */
  readonly stopped: readonly Counted[];
  /** How far visitors' clocks were from ours: `under-2-s`, `under-1-min`, `over-1-min`. Nothing rests on them. */
  readonly clocks: readonly Counted[];
}

/** With fewer acknowledged sends no times are told. */
export const FEWEST_ACKS = 20;

export const widgetHealthAgentRequests = {
  /** Admins only. */
  'widget-health:get': v.strictObject({ siteId: idField }),
} as const;

export interface WidgetHealthAgentAnswers {
  'widget-health:get': { readonly health: WidgetHealth };
}

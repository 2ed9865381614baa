import * as v from 'valibot';
import { idField, pathField } from './fields.ts';
import type { Sentence, SignalKind, SignalVerdict } from './signal.ts';
import { signalKinds } from './signal.ts';
import { sensitivities, type ThresholdSettings } from './thresholds.ts';

const nameField = v.pipe(v.string(), v.maxLength(40));

/** What an admin changes of a site's thresholds; what is not named stays. */
export const thresholdChangesFields = {
  changes: v.record(v.pipe(v.string(), v.maxLength(40)), v.record(nameField, v.number())),
  sensitivity: v.optional(v.picklist(sensitivities)),
  /** Whole lists: what is not in them is no longer ignored. */
  ignored: v.optional(
    v.strictObject({
      controls: v.pipe(
        v.array(
          v.strictObject({
            controlKey: idField,
            name: nameField,
            path: pathField,
            kinds: v.pipe(v.array(v.picklist(signalKinds)), v.maxLength(signalKinds.length)),
          }),
        ),
        v.maxLength(200, 'must hold at most 200 controls'),
      ),
      paths: v.pipe(
        v.array(v.pipe(v.string(), v.startsWith('/', 'must start with "/"'), v.maxLength(120))),
        v.maxLength(50, 'must hold at most 50 paths'),
      ),
    }),
  ),
};

/** One conversation of a replay, as it would stand in the list of what is gained or lost. */
export interface ReplayedConversation {
  readonly conversationId: string;
  readonly visitorLabel: string;
  /** When its flag was, or would have been, raised. */
  readonly at: number;
  readonly peakScore: number;
  readonly headline: Sentence | null;
  /** What agents said of its signals; null: nothing. */
  readonly judged: SignalVerdict | null;
}

/** How many conversations would have been flagged, and what agents had said of these. */
export interface ReplayCount {
  readonly flagged: number;
  readonly seen: number;
  readonly notFrustrated: number;
}

/** What other thresholds would have flagged in the site's own past. */
export interface ReplayResult {
  readonly days: number;
  readonly conversations: number;
  readonly interactions: number;
  /** With the thresholds that hold now. */
  readonly today: ReplayCount;
  /** With the proposed ones. */
  readonly proposed: ReplayCount;
  /** Flagged by the proposed ones only, newest first, at most 100; the counts above are complete. */
  readonly gained: readonly ReplayedConversation[];
  readonly lost: readonly ReplayedConversation[];
  readonly tookMs: number;
}

export interface ThresholdVersion {
  readonly version: number;
  readonly settings: Omit<ThresholdSettings, 'muted'>;
}

/** A control that signals were found on, or were called wrong on. */
export interface ControlHits {
  readonly kind: SignalKind;
  readonly controlKey: string | null;
  readonly name: string;
  readonly path: string;
  readonly hits: number;
  readonly lastAt: number;
  readonly lastConversationId: string;
  readonly sentence: Sentence;
}

/** How often agents agreed with a kind of signal, on one control or over all of them. */
export interface SignalPrecision {
  readonly kind: SignalKind;
  /** Null: over all controls. */
  readonly controlKey: string | null;
  readonly name: string;
  readonly seen: number;
  readonly notFrustrated: number;
  /** seen / (seen + notFrustrated) with its 95 % Wilson interval. */
  readonly precision: number;
  readonly interval: readonly [number, number];
}

/** A control muted by votes: three of the last five said not frustrated, by two agents or more. */
export interface Mute {
  readonly kind: SignalKind;
  readonly controlKey: string;
  readonly name: string;
  readonly path: string;
  readonly mutedAt: number;
  readonly votes: readonly { readonly by: string; readonly verdict: SignalVerdict; readonly at: number }[];
}

/** One line of the visit's timeline, beside the conversation. */
export interface VisitItem {
  /** Unique within the timeline. */
  readonly key: string;
  readonly at: number;
  readonly kind: 'page' | 'press' | 'signal' | 'wait' | 'message' | 'visibility' | 'trouble';
  readonly sentence: Sentence;
  /** Of a press: what came of it. */
  readonly outcome?: 'answered' | 'late' | 'failed' | 'silent' | 'unknown' | 'pending';
  /** The message this stands at, so that one leads to the other. */
  readonly seq?: number;
  readonly signalKey?: string;
  readonly signalKind?: SignalKind;
  readonly path?: string;
}

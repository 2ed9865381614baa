import type {
  ConversationEvent,
  Interaction,
  RecorderPolicy,
  VisitStarted,
  WidgetForVisitor,
  ConversationSettings,
  QueuePlace,
} from '@attune/protocol';
import type { Signals } from './signals.ts';
import { withoutStored, type Draft, type Problem } from './drafts.ts';
import { beginTimeline, emptyTimeline, type Timeline } from './timeline.ts';

/** Everything the panel shows. Replaced as a whole, never changed in place. */
export interface ConversationState {
  /** `connecting` for the first time · `online` · `offline`: lost, being tried again · `refused`: the server said no. */
  readonly link: 'connecting' | 'online' | 'offline' | 'refused';
  /** Why it was refused, or what else went wrong with it. */
  readonly linkProblem: Problem | null;
  readonly siteName: string | null;
  /** As of the last connect, or one when an agent has shown up since; null before. */
  readonly agentsOnline: number | null;
  readonly timeline: Timeline;
  readonly drafts: readonly Draft[];
  /** The agent who is writing; `name` null when nobody said a name. */
  readonly typing: { readonly name: string | null } | null;
  readonly soundOn: boolean;
  readonly signals: Signals;
  /** What the site has set about the widget; null before it has said. */
  readonly widget: WidgetForVisitor | null;
  /** What the site allows; null before it has said. */
  readonly policy: RecorderPolicy | null;
  /** An agent who has just looked at what the visitor wrote, for as long as that is news. */
  readonly reading: { readonly name: string | null; readonly upToSeq: number } | null;
  /** What the site lets be done here; null before it has said. */
  readonly settings: ConversationSettings | null;
  /** Where the visitor stands among those who wait; null when they wait for nobody, or nobody says. */
  readonly queue: QueuePlace | null;
  /** What an agent said they would answer by, by the visitor's clock. */
  readonly expected: { readonly name: string | null; readonly by: number } | null;
  /** The agent's message that did not help; `isTold` once it cannot be taken back any more. */
  readonly rejected: { readonly seq: number; readonly isTold: boolean } | null;
  /** The latest facts that were handed over, oldest first: what the team sees, the visitor sees. */
  readonly handedOver: readonly Interaction[];
}

/** How many of the latest facts are held for the visitor to look at. */
const HELD_FACTS = 120;

export function initialState(
  given: Partial<Pick<ConversationState, 'drafts' | 'soundOn' | 'agentsOnline'>>,
): ConversationState {
  return {
    link: 'connecting',
    linkProblem: null,
    siteName: null,
    agentsOnline: null,
    timeline: emptyTimeline,
    drafts: [],
    typing: null,
    soundOn: true,
    signals: { tier: 'off', told: 'nothing', because: 'site' },
    widget: null,
    policy: null,
    reading: null,
    settings: null,
    queue: null,
    expected: null,
    rejected: null,
    handedOver: [],
    ...given,
  };
}

export function withStarted(state: ConversationState, started: VisitStarted): ConversationState {
  const {
    conversation,
    epoch,
    siteName,
    agentsOnline,
    widget = state.widget,
    settings,
    resumeProblem,
  } = started;
  const timeline = beginTimeline(state.timeline, {
    conversationId: conversation.id,
    epoch,
    lastSeq: conversation.lastSeq,
  });
  return {
    ...state,
    link: 'online',
    linkProblem: resumeProblem === undefined ? null : { code: 'resume-link', message: resumeProblem },
    siteName,
    agentsOnline,
    widget,
    settings,
    timeline,
  };
}

/** Takes over a longer list, and lets go of the drafts that have arrived in it. */
export function withTimeline(state: ConversationState, timeline: Timeline): ConversationState {
  if (timeline === state.timeline) return state;
  const news = timeline.events.slice(state.timeline.events.length);
  const answered = news.some((event) => event.kind === 'message' && event.author.kind === 'agent');
  return {
    ...state,
    timeline,
    drafts: withoutStored(state.drafts, timeline.events),
    // Who has sent the message is not writing it any more.
    typing: answered ? null : state.typing,
    reading: answered ? null : state.reading,
    expected: answered ? null : state.expected,
    queue: news.some(endsWaiting) ? null : state.queue,
  };
}

/** An agent answered, or the conversation was put away without an answer. */
export const endsWaiting = (event: ConversationEvent): boolean =>
  event.kind === 'status'
    ? event.status !== 'open'
    : event.kind === 'message' && event.author.kind === 'agent';

export function withHandedOver(state: ConversationState, facts: readonly Interaction[]): ConversationState {
  return { ...state, handedOver: [...state.handedOver, ...facts].slice(-HELD_FACTS) };
}

/** Position up to which the given side has seen the list. */
export function readUpTo(events: readonly ConversationEvent[], side: 'visitor' | 'agent'): number {
  return events.reduce(
    (upTo, event) =>
      event.kind === 'read' && event.author.kind === side ? Math.max(upTo, event.upToSeq) : upTo,
    0,
  );
}

/** Messages from agents that the visitor has not seen. */
export function unreadCount({ timeline: { events } }: ConversationState): number {
  const seen = readUpTo(events, 'visitor');
  return events.filter(
    (event) => event.kind === 'message' && event.author.kind === 'agent' && event.seq > seen,
  ).length;
}

/** Position of the answer that the conversation stands at; null when the visitor had the last word. */
export function lastAnswer({ timeline, drafts }: ConversationState): number | null {
  const last = timeline.events.findLast(({ kind, author }) => kind === 'message' && author.kind !== 'system');
  return last?.author.kind === 'agent' && drafts.length === 0 ? last.seq : null;
}

import type { ConversationEvent, LauncherOnTheWire, WidgetForVisitor } from '@attune/protocol';
import type { Conversation } from '../conversation/conversation.ts';
import { NO_ANSWER } from '../conversation/connection.ts';
import { initialState, type ConversationState } from '../conversation/state.ts';
import { emptyTimeline } from '../conversation/timeline.ts';

/** What the console asks to be shown. */
export interface PreviewWanted {
  readonly widget: WidgetForVisitor;
  readonly siteName: string;
  /** The button, as it stands in the script of the site: what it looks like and where. */
  readonly launcher: Omit<LauncherOnTheWire, 'site'>;
  readonly isOpen: boolean;
  /** Somebody has written already, or the chat is still empty. */
  readonly isTalking: boolean;
  readonly isAway: boolean;
  /** Of the page around it. */
  readonly isDark: boolean;
}

/** A conversation that stands still, for the panel to draw. Nothing of it goes anywhere. */
export function shownConversation(wanted: PreviewWanted): Conversation {
  const state: ConversationState = {
    ...initialState({ agentsOnline: wanted.isAway ? 0 : 1 }),
    link: 'online',
    siteName: wanted.siteName,
    widget: wanted.widget,
    timeline: { ...emptyTimeline, events: wanted.isTalking ? talk(Date.now()) : [] },
    signals: { tier: 'after-open', told: 'page', because: null },
  };
  const nothing = (): void => {};
  return {
    state,
    subscribe: () => nothing,
    leftText: '',
    access: () => ({ server: '', site: '', token: null, conversationId: null }),
    ask: async () => ({ ok: false, refusal: NO_ANSWER }),
    send: nothing,
    retry: nothing,
    wrote: nothing,
    stoppedTyping: nothing,
    rejectAnswer: nothing,
    takeBackRejection: nothing,
    setSound: nothing,
    setSignals: nothing,
    reconnect: nothing,
    setOpen: nothing,
    consentChanged: nothing,
    stop: nothing,
  };
}

function talk(now: number): readonly ConversationEvent[] {
  const visitor = { kind: 'visitor', id: 'visitor', name: null } as const;
  const agent = { kind: 'agent', id: 'agent', name: 'Ines' } as const;
  const said = [
    [visitor, 'Hello, my parcel has not come yet.'],
    [agent, 'I am sorry about the wait. I am looking it up now.'],
  ] as const;
  return said.map(([author, body], index) => ({
    kind: 'message',
    seq: index + 1,
    at: now - (2 - index) * 60_000,
    author,
    clientId: `shown-${index}`,
    body,
  }));
}

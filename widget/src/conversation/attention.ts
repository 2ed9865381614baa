import type { Cell } from './cell.ts';
import type { Chime } from './chime.ts';
import type { Connection } from './connection.ts';
import { readUpTo, unreadCount, type ConversationState } from './state.ts';
import type { TitleHint } from './title-hint.ts';

export interface AttentionParts {
  readonly connection: Connection;
  readonly cell: Cell<ConversationState>;
  readonly chime: Chime;
  readonly titleHint: TitleHint;
  isVisible(): boolean;
  showUnread(count: number): void;
  /** Who wrote a message that came while we were here. */
  arrived(from: 'visitor' | 'agent'): void;
}

export interface Attention {
  /** The panel was opened or closed, the tab shown or hidden. */
  changed(isOpen: boolean): void;
  /** What is loaded from now on is news; before, it was history. */
  live(): void;
}

/**
 * Knows whether the visitor can see the conversation. If so, what comes is marked as seen; if not, it is counted on
 * the launcher, hinted at in the title, and heard.
 */
export function createAttention(parts: AttentionParts): Attention {
  const { connection, cell, chime, titleHint, isVisible, showUnread, arrived } = parts;
  let isOpen = false;
  let isLive = false;
  let told = 0;
  let shownUnread = 0;

  const sees = (): boolean => isOpen && isVisible();

  function look(): void {
    const state = cell.get();
    const unread = unreadCount(state);
    if (sees() && unread > 0) void markSeen(state);
    const shown = sees() ? 0 : unread;
    if (shown !== shownUnread) showUnread((shownUnread = shown));
    titleHint.show(isVisible() ? 0 : unread);
  }

  async function markSeen({ timeline, link }: ConversationState): Promise<void> {
    const newest = timeline.events.findLast(
      (event) => event.kind === 'message' && event.author.kind === 'agent',
    );
    const { conversationId } = timeline;
    if (!newest || conversationId === null || link !== 'online' || newest.seq <= told) return;
    told = newest.seq;
    const reply = await connection.request('message:read', { conversationId, upToSeq: newest.seq });
    // Not taken: the next look says it again.
    if (!reply.ok) told = readUpTo(cell.get().timeline.events, 'visitor');
  }

  cell.subscribe((state, before) => {
    if (state.timeline === before.timeline && state.link === before.link) return;
    // A list that began anew is history again until we have caught up.
    if (state.timeline.events.length < before.timeline.events.length) isLive = false;
    if (isLive) {
      const news = state.timeline.events.slice(before.timeline.events.length);
      const from = news.flatMap((event) =>
        event.kind === 'message' && event.author.kind !== 'system' ? [event.author.kind] : [],
      );
      for (const author of from) arrived(author);
      if (from.includes('agent') && !sees() && state.soundOn) chime.play();
    }
    look();
  });

  return {
    changed(open) {
      isOpen = open;
      look();
    },
    live() {
      isLive = true;
      look();
    },
  };
}

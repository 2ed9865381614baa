import type { Priority } from './priority.ts';
import type { Author, ConversationStatus } from './conversation.ts';
import type { GivenFor } from './sharing.ts';
import type { FrictionLevel, Sentence } from './signal.ts';

/** One row of the inbox. */
export interface InboxItem {
  readonly conversationId: string;
  readonly siteId: string;
  readonly status: ConversationStatus;
  readonly visitorName: string | null;
  /** A short stable label for an unnamed visitor, "Visitor 4F2A". */
  readonly visitorLabel: string;
  readonly path: string | null;
  readonly lastSeq: number;
  readonly lastMessage: {
    readonly author: Author['kind'];
    readonly preview: string;
    readonly at: number;
  } | null;
  /** Messages of the visitor after the last one an agent has seen. */
  readonly unread: number;
  /** Since when the visitor waits for an answer, epoch ms; null when nobody waits. */
  readonly waitingSince: number | null;
  readonly friction: {
    readonly score: number;
    readonly level: FrictionLevel;
    readonly headline: Sentence | null;
    /** Everything it rests on was seen: it does not call until then. */
    readonly quietUntil: number | null;
    readonly goneQuiet: boolean;
  };
  /** Who has taken it; null: nobody in particular. */
  readonly assignee: { readonly id: string; readonly name: string } | null;
  /** Why the server gave it to them; null: nobody has it, or a person or a rule gave it. */
  readonly givenFor: GivenFor | null;
  readonly teamId: string | null;
  readonly priority: Priority;
  readonly labelIds: readonly string[];
  /** While snoozed: when it comes back by itself; null: when the visitor writes. */
  readonly snoozedUntil: number | null;
  /** It came back from a snooze then, and nobody has touched it since; null: no. */
  readonly wokenAt: number | null;
  /** Grows with every change of this row; a lower one is older news. */
  readonly updatedAt: number;
}

/** What agents wrote down about a visitor for themselves; it stays over conversations and never goes to a visitor. */
export interface Note {
  readonly id: string;
  readonly visitorId: string;
  readonly conversationId: string;
  readonly body: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly at: number;
}

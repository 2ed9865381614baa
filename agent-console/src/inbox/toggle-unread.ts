import type { Desk } from '../app/desk.ts';

/** Marks conversations unread, or takes the marks off when all of them have one; says so, with a way back. */
export function toggleUnread(desk: Desk, ids: readonly string[]): void {
  const { state } = desk.unreadMarks;
  const unread = !ids.every((id) => state.value.has(id));
  const changed = ids.filter((id) => state.value.has(id) !== unread);
  void setAll(desk, changed, unread);
  const done = unread ? 'Marked unread' : 'Marked read';
  const words = changed.length === 1 ? `${done}.` : `${changed.length} conversations: ${done.toLowerCase()}.`;
  desk.toasts.say(words, () => void setAll(desk, changed, !unread));
}

async function setAll(desk: Desk, ids: readonly string[], unread: boolean): Promise<void> {
  const refusals = await Promise.all(ids.map((id) => desk.unreadMarks.set(id, unread)));
  const refusal = refusals.find((each) => each !== null);
  if (refusal) desk.toasts.problem(refusal.message);
}

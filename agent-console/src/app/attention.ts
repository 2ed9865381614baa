import type { InboxItem } from '@attune/protocol';
import type { Inbox } from '../inbox/inbox.ts';

/** Calls the agent back when a visitor writes while the console is not looked at: a soft sound, a count in the title. */
export interface Attention {
  close(): void;
}

export function createAttention(page: Window, inbox: Inbox, sound: () => void): Attention {
  const { document } = page;
  const title = document.title;
  let missed = 0;
  let before: ReadonlyMap<string, InboxItem> = inbox.state.value.items;

  const show = (): void => {
    document.title = missed > 0 ? `(${missed}) ${title}` : title;
  };
  const look = (): void => {
    const { items } = inbox.state.value;
    // The first reading of the list is no news.
    const fresh = before.size === 0 ? 0 : newMessages(before, items);
    before = items;
    if (fresh === 0 || !document.hidden) return;
    missed += fresh;
    show();
    sound();
  };
  const seen = (): void => {
    if (document.hidden) return;
    missed = 0;
    show();
  };
  const leave = inbox.state.subscribe(look);
  document.addEventListener('visibilitychange', seen);
  return {
    close() {
      leave();
      document.removeEventListener('visibilitychange', seen);
      document.title = title;
    },
  };
}

/** Messages of visitors that one state of the inbox has and an earlier one had not. */
export function newMessages(
  before: ReadonlyMap<string, InboxItem>,
  now: ReadonlyMap<string, InboxItem>,
): number {
  let count = 0;
  for (const [id, item] of now) {
    const held = before.get(id);
    if (held !== item) count += Math.max(0, item.unread - (held?.unread ?? 0));
  }
  return count;
}

/** Two soft tones; made here, so that no file has to be fetched. Browsers keep it silent before the first click. */
export function softSound(): void {
  const context = new AudioContext();
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, context.currentTime);
  loudness.gain.linearRampToValueAtTime(0.06, context.currentTime + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.5);
  loudness.connect(context.destination);
  const tone = context.createOscillator();
  tone.type = 'sine';
  tone.frequency.setValueAtTime(587, context.currentTime);
  tone.frequency.setValueAtTime(784, context.currentTime + 0.12);
  tone.connect(loudness);
  tone.start();
  tone.stop(context.currentTime + 0.5);
  tone.addEventListener('ended', () => void context.close());
}

import type { OpenConversation } from '../conversation/open-conversation.ts';
import { createStore, type Store } from '../state/store.ts';

/** The site of the conversation on screen; null when none is, or as long as that is not known. */
export function siteOfOpen(open: Store<OpenConversation | null>): Store<string | null> {
  const site = createStore<string | null>(null);
  let leave: () => void = () => {};
  const look = (): void => site.set(open.value?.state.value.item?.siteId ?? null);
  const turn = (): void => {
    leave();
    leave = open.value?.state.subscribe(look) ?? (() => {});
    look();
  };
  open.subscribe(turn);
  turn();
  return site;
}

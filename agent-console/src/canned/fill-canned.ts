import type { Desk } from '../app/desk.ts';

/** What is known here and now for the slots of a canned response. */
export type SlotFacts = Readonly<Record<string, string | null | undefined>>;

type Known = Pick<Desk, 'open' | 'me' | 'site'>;

/** The facts of the conversation on screen. */
export function factsOf({ open, me, site }: Known): SlotFacts {
  const conversation = open.value?.state.value;
  return {
    'visitor-name': conversation?.item?.visitorName,
    'agent-name': me.value?.agent.name,
    'site-name': siteNameOf({ open, me, site }),
    page: conversation?.pages.at(-1)?.path ?? conversation?.item?.path,
  };
}

function siteNameOf({ open, me, site }: Known): string | undefined {
  const siteId = open.value?.state.value.item?.siteId ?? site.chosen.value?.id;
  return me.value?.sites.find(({ id }) => id === siteId)?.name;
}

/** Fills what is known; every other slot stays in braces, to be filled by the agent before it can be sent. */
export function filled(body: string, facts: SlotFacts): string {
  return body.replaceAll(/\{([^{}]{1,60})\}/gu, (slot, name: string) => {
    const value = facts[name.trim()]?.replaceAll(/[{}]/g, '').trim();
    return value === undefined || value === '' ? slot : value;
  });
}

/** A slash with the beginning of a shortcut, right before the caret; at the start of a word alone: no path is one. */
export function slashBefore(
  text: string,
  caret: number,
): { readonly start: number; readonly end: number; readonly word: string } | null {
  const [, word] = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  return word === undefined ? null : { start: caret - word.length - 1, end: caret, word };
}

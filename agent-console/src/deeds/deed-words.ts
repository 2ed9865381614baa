import type { DeedName } from '@attune/protocol';

/** How a deed is spoken of. */
export interface DeedWords {
  /** While it can be undone: “The label Refund goes in 10 seconds.” */
  readonly said: string;
  /** Before a refusal: “The label Refund was not removed.” */
  readonly kept: string;
  /** Once it is done; left out: it was said enough. */
  readonly done?: string;
}

const goes: Readonly<Record<DeedName, string>> = {
  'message:delete': 'A message is deleted for both sides',
  'note:remove': 'A note goes',
  'label:remove': 'A label goes',
  'webhook:remove': 'A webhook goes',
  'visitor:erase': 'Everything about a visitor is erased',
};

/** In a tab that did not ask for it, or was loaded anew since. */
export function wordsElsewhere(name: DeedName, remainingMs: number): DeedWords {
  const seconds = Math.max(1, Math.round(remainingMs / 1_000));
  return {
    said: `${goes[name]} in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, as you asked.`,
    kept: 'What you wanted removed is still there.',
  };
}

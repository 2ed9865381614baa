import type { PhraseIntent, SlotName } from '@attune/protocol';

/** What the agent is asked to fill in, in words. */
export const slotLabels: Readonly<Record<SlotName, string>> = {
  name: 'name',
  issue: 'what happened',
  control: 'button or link',
  effort: 'what they tried',
  duration: 'how long',
  time: 'a time',
  step: 'next step',
  option: 'another way',
  amount: 'amount',
  reason: 'the reason',
  benefit: 'what it brings',
  person: 'who',
  page: 'which page',
};

/** What fixes of the coach ask for besides. */
const fixLabels: Readonly<Record<string, string>> = {
  event: 'what happened',
  effect: 'what it did to them',
  deed: 'what you do',
  result: 'what came of it',
  who: 'who',
};
const labels: Readonly<Record<string, string>> = { ...slotLabels, ...fixLabels };

/** A slot in words; one that has no other label is in words already. */
export function labelOf(slot: string): string {
  return Object.hasOwn(labels, slot) ? (labels[slot] ?? slot) : slot;
}

/** What a suggestion does, in one or two words. */
export const intentLabels: Readonly<Record<PhraseIntent, string>> = {
  acknowledge: 'Acknowledge',
  apologise: 'Apologise',
  'thank-effort': 'Thank',
  reflect: 'Reflect',
  explore: 'Ask',
  explain: 'Explain',
  own: 'Take it on',
  promise: 'Promise',
  'offer-choice': 'Offer a choice',
  refuse: 'Decline',
  'announce-cost': 'Name the cost',
  'set-limit': 'Set a limit',
  handover: 'Hand over',
  close: 'Close',
  'follow-up': 'Follow up',
};

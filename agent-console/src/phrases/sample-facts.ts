import { parsePhraseText } from '@attune/empathy';
import type { SlotName } from '@attune/protocol';

/** What slots might hold, for a look at a phrase before anybody sends it. */
export const sampleFacts: Readonly<Record<SlotName, string>> = {
  name: 'Mara',
  issue: 'the card was charged twice',
  control: 'Pay',
  effort: '6 times',
  duration: '4 minutes',
  time: '17:00',
  step: 'ask finance to send one charge back',
  option: 'pay by invoice',
  amount: '10 €',
  reason: 'the bank holds it for three days',
  benefit: 'delivery by tomorrow',
  person: 'Jo from billing',
  page: 'the checkout',
};

/** A piece of a phrase as it would read: filled places are told apart. */
export type SamplePiece = { readonly text: string; readonly isFilled: boolean };

/** @returns null where the text cannot be read */
export function sampled(text: string): readonly SamplePiece[] | null {
  const parsed = parsePhraseText(text);
  if (!parsed.ok) return null;
  return parsed.parts.map((part) => {
    if ('slot' in part) return { text: sampleFacts[part.slot], isFilled: true };
    return 'text' in part ? { text: part.text, isFilled: false } : { text: 'Ines', isFilled: true };
  });
}

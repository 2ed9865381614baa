import type { ReflectionField, ReflectionItem } from '@attune/protocol';
import type { SaidMessage } from './reflect.ts';

/** An item as the optional language model proposes it. */
export interface ProposedItem {
  readonly field: ReflectionField;
  readonly text: string;
  readonly seq: number;
  /** Words of that message, letter by letter. */
  readonly quote: string;
}

/** Only what stands verbatim in the message it cites; everything else is dropped. */
export function verifiedItems(
  proposed: readonly ProposedItem[],
  messages: readonly SaidMessage[],
): readonly { readonly field: ReflectionField; readonly item: ReflectionItem }[] {
  return proposed.flatMap(({ field, text, seq, quote }) => {
    const cited = messages.find((message) => message.seq === seq);
    const start = quote.trim() === '' ? -1 : (cited?.text.indexOf(quote) ?? -1);
    if (start < 0) return [];
    const item: ReflectionItem = {
      key: `${field}:${seq}:${start}:ai`,
      text: text.slice(0, 300),
      source: { kind: 'message', seq },
      span: { start, end: start + quote.length },
      basis: 'derived',
      struck: false,
      ai: true,
    };
    return [{ field, item }];
  });
}

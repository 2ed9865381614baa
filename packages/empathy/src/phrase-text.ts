import type { SlotName } from '@attune/protocol';

/** A piece of a phrase: words, a slot, or the agent's own name. */
export type PhrasePart = { readonly text: string } | { readonly slot: SlotName } | { readonly agent: true };

/** What a phrase's text says, or why it cannot be read. */
export type ParsedPhrase =
  | { readonly ok: true; readonly parts: readonly PhrasePart[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A slot that the protocol does not know does not compile here, nor one that is forgotten. */
const slots: Readonly<Record<SlotName, true>> = {
  name: true,
  issue: true,
  control: true,
  effort: true,
  duration: true,
  time: true,
  step: true,
  option: true,
  amount: true,
  reason: true,
  benefit: true,
  person: true,
  page: true,
};

export function isSlot(name: string): name is SlotName {
  return Object.hasOwn(slots, name);
}

/** Braces hold a short name or are no slot; bounded, so that no text makes the scan long. */
const SLOT = /\{([^{}]{0,40})\}/u;
const SLOTS = new RegExp(SLOT, 'gu');

/**
 * Reads "I can see {control} did not respond." into its pieces. Only texts of the phrase book are ever read so; what
 * visitors write, their names least of all, is never searched for slots.
 */
export function parsePhraseText(text: string): ParsedPhrase {
  const unknown = [...text.matchAll(SLOTS)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'agent' && !isSlot(name));
  const isOpen = /[{}]/u.test(text.replace(SLOTS, ''));
  const problems = [
    ...new Set(unknown.map((name) => `There is no slot {${name}}.`)),
    ...(isOpen ? ['A brace is open or closed by itself.'] : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, parts: partsOf(text) };
}

/** The pieces of a text; what is in braces and no slot stays words. */
export function partsOf(text: string): readonly PhrasePart[] {
  const parts: PhrasePart[] = [];
  for (const [index, piece] of text.split(SLOT).entries()) {
    if (index % 2 === 1 && piece === 'agent') parts.push({ agent: true });
    else if (index % 2 === 1 && isSlot(piece)) parts.push({ slot: piece });
    else addWords(parts, index % 2 === 1 ? `{${piece}}` : piece);
  }
  return parts;
}

/** The text that reads into these pieces. */
export function phraseTextOf(parts: readonly PhrasePart[]): string {
  return parts
    .map((part) => ('text' in part ? part.text : 'slot' in part ? `{${part.slot}}` : '{agent}'))
    .join('');
}

function addWords(parts: PhrasePart[], text: string): void {
  const last = parts.at(-1);
  if (text === '') return;
  if (last && 'text' in last) parts[parts.length - 1] = { text: last.text + text };
  else parts.push({ text });
}

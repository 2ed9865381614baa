import type { SlotName, SuggestionPart } from '@attune/protocol';
import type { KnownSlots } from './known-facts.ts';
import type { Phrase } from './phrase.ts';

/**
 * A phrase with its slots filled from what is known. Slots nobody knows stay empty for the agent; nothing is guessed.
 * @returns null when the phrase rests on a fact, or the agent's name, that is missing
 */
export function filled(
  phrase: Phrase,
  known: KnownSlots,
  agentName: string | null,
): readonly SuggestionPart[] | null {
  if (phrase.rests.some((slot) => knownSlot(known, slot) === null)) return null;
  const parts: SuggestionPart[] = [];
  for (const part of phrase.parts) {
    if ('slot' in part) {
      const fact = knownSlot(known, part.slot);
      const value =
        fact === null ? null : beginsSentence(parts, part.slot) ? capitalised(fact.value) : fact.value;
      parts.push({ slot: part.slot, value, source: fact?.source ?? null });
      continue;
    }
    if ('agent' in part && agentName === null) return null;
    append(parts, 'agent' in part ? (agentName ?? '') : part.text);
  }
  return parts;
}

/** What a suggestion says, with `blank` for every slot that is still empty. */
export function textOfParts(parts: readonly SuggestionPart[], blank = '…'): string {
  return parts.map((part) => ('text' in part ? part.text : (part.value ?? blank))).join('');
}

/** A name stays as it was given, wherever it stands. */
function beginsSentence(before: readonly SuggestionPart[], slot: SlotName): boolean {
  const last = before.at(-1);
  return slot !== 'name' && (last === undefined || ('text' in last && /[.!?] $/u.test(last.text)));
}

function capitalised(value: string): string {
  const [first = ''] = value;
  return first.toUpperCase() + value.slice(first.length);
}

function append(parts: SuggestionPart[], text: string): void {
  const last = parts.at(-1);
  if (last && 'text' in last) parts[parts.length - 1] = { text: last.text + text };
  else parts.push({ text });
}

function knownSlot(known: KnownSlots, slot: SlotName) {
  return Object.hasOwn(known, slot) ? (known[slot] ?? null) : null;
}

import type { Suggestion } from '@attune/protocol';
import { labelOf } from '../suggestion/slot-labels.ts';

/** A place in the text that still has to be filled: the half-open range `[start, end)` that holds its placeholder. */
export interface UnfilledSlot {
  /** A slot of the phrase book, or what a fix of the coach asks for: "plain words". */
  readonly slot: string;
  readonly start: number;
  readonly end: number;
}

/** What an agent is writing, before it is sent. Immutable; edits give a new one. */
export interface Draft {
  readonly text: string;
  /** In order of the text. Ranges, never found by their words: a visitor called "[name]" stays text. */
  readonly slots: readonly UnfilledSlot[];
  /** The suggestion this text grew from. */
  readonly suggestionId: string | null;
  /** Slots the suggestion asked for; when an undo brings a placeholder back, it counts as unfilled again. */
  readonly asked: readonly string[];
}

export const emptyDraft: Draft = { text: '', slots: [], suggestionId: null, asked: [] };

/** The words that stand in the text until a slot is filled. */
export function placeholderOf(slot: string): string {
  return `[${labelOf(slot)}]`;
}

/** Puts a suggestion into the draft: filled slots as text, unfilled ones as places to fill. What was written stays. */
export function withSuggestion(draft: Draft, suggestion: Suggestion): Draft {
  const written = draft.text.trimEnd();
  let text = written === '' ? '' : `${written}\n`;
  const slots = written === '' ? [] : draft.slots.filter(({ end }) => end <= written.length);
  const asked: string[] = [...draft.asked];
  for (const part of suggestion.parts) {
    if ('text' in part) text += part.text;
    else if (part.value !== null) text += part.value;
    else {
      const placeholder = placeholderOf(part.slot);
      slots.push({ slot: part.slot, start: text.length, end: text.length + placeholder.length });
      asked.push(part.slot);
      text += placeholder;
    }
  }
  return { text, slots, suggestionId: suggestion.id, asked };
}

/** Words with slots in braces, of our own making: never what a visitor wrote. */
const BRACED = /\{([^{}]{1,60})\}/gu;

/** Such words as they stand in a draft, and the slots they ask for, in their order. */
export function withPlaceholders(words: string): {
  readonly text: string;
  readonly asked: readonly string[];
} {
  return {
    text: words.replace(BRACED, (_, slot: string) => placeholderOf(slot)),
    asked: [...words.matchAll(BRACED)].map(([, slot = '']) => slot),
  };
}

/** Puts words behind what is written: a sentence that reflects, a prepared answer. Their slots are to be filled. */
export function withWords(draft: Draft, words: string): Draft {
  const { text: added, asked } = withPlaceholders(words);
  const written = draft.text.trimEnd();
  const text = written === '' ? added : `${written} ${added}`;
  return editDraft({ ...draft, asked: [...draft.asked, ...asked] }, text, text.length).draft;
}

/**
 * The draft after somebody edited its text. A placeholder is one piece: an edit that touches its inside replaces all of
 * it, so `text` of the result may be shorter than the one given; `caret` says where the writing then goes on.
 * @param text as the text field holds it now
 * @param caret where the field's caret stands now
 */
export function editDraft(
  draft: Draft,
  text: string,
  caret: number,
): { readonly draft: Draft; readonly caret: number } {
  const edit = expandedToSlots(draft.slots, editBetween(draft.text, text, caret));
  const shift = edit.inserted.length - (edit.end - edit.start);
  const kept = draft.slots.flatMap((slot) => {
    if (slot.end <= edit.start) return [slot];
    if (slot.start >= edit.end) return [{ ...slot, start: slot.start + shift, end: slot.end + shift }];
    return [];
  });
  const next = draft.text.slice(0, edit.start) + edit.inserted + draft.text.slice(edit.end);
  if (next.trim() === '') return { draft: { ...emptyDraft, text: next }, caret: next.length };
  const slots = [...kept, ...broughtBack(draft, kept, edit)].sort((a, b) => a.start - b.start);
  return { draft: { ...draft, text: next, slots }, caret: edit.start + edit.inserted.length };
}

/** The first place that still has to be filled; null when the draft may be sent. */
export function firstUnfilled(draft: Draft): UnfilledSlot | null {
  return draft.slots[0] ?? null;
}

/** The next place to fill after a position, or null. */
export function nextUnfilled(draft: Draft, after: number): UnfilledSlot | null {
  return draft.slots.find(({ start }) => start >= after) ?? null;
}

/** What is to be selected when somebody puts the caret into a placeholder: the whole of it. */
export function slotAround(draft: Draft, position: number): UnfilledSlot | null {
  return draft.slots.find(({ start, end }) => start < position && position < end) ?? null;
}

/** `old.slice(start, end)` became `inserted`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** The caret stands at the end of what was inserted; that decides where equal letters would leave it open. */
function editBetween(old: string, now: string, caret: number): Edit {
  let tail = now.length - caret;
  if (tail > old.length || !old.endsWith(now.slice(caret))) tail = commonTail(old, now);
  let start = 0;
  const most = Math.min(old.length, now.length) - tail;
  while (start < most && old[start] === now[start]) start += 1;
  return { start, end: old.length - tail, inserted: now.slice(start, now.length - tail) };
}

function commonTail(old: string, now: string): number {
  let tail = 0;
  const most = Math.min(old.length, now.length);
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return tail;
}

function expandedToSlots(slots: readonly UnfilledSlot[], edit: Edit): Edit {
  const touched = slots.filter(
    ({ start, end }) => (start < edit.end && end > edit.start) || (start < edit.start && end > edit.start),
  );
  return {
    start: Math.min(edit.start, ...touched.map(({ start }) => start)),
    end: Math.max(edit.end, ...touched.map(({ end }) => end)),
    inserted: edit.inserted,
  };
}

function broughtBack(draft: Draft, kept: readonly UnfilledSlot[], edit: Edit): UnfilledSlot[] {
  // The same slot may be asked for more than once; what still stands is not looked for again.
  const missing = [...draft.asked];
  for (const { slot } of kept) {
    const at = missing.indexOf(slot);
    if (at >= 0) missing.splice(at, 1);
  }
  let from = 0;
  const found: UnfilledSlot[] = [];
  const places = missing.map((slot) => ({ slot, placeholder: placeholderOf(slot) }));
  for (;;) {
    const next = places
      .map((place) => ({ ...place, at: edit.inserted.indexOf(place.placeholder, from) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) return found;
    from = next.at + next.placeholder.length;
    found.push({ slot: next.slot, start: edit.start + next.at, end: edit.start + from });
    const used = places.findIndex(({ slot }) => slot === next.slot);
    places.splice(used, 1);
  }
}

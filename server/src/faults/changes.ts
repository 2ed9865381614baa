import type { ConversationEvent } from '@attune/protocol';
import { spotless, takenBackIn, type Change, type List, type Observation, type Verdict } from './journal.ts';

/** What a list comes to: the words that stand, by place; null for a message that was taken back. */
export function stateOf(list: List): ReadonlyMap<number, string | null> {
  const words = new Map<number, string | null>();
  const taken = new Set<number>();
  for (const event of list) {
    if (event.kind === 'delete') taken.add(event.targetSeq);
    if (event.kind === 'message') words.set(event.seq, event.body);
    if (event.kind === 'edit') words.set(event.targetSeq, event.body);
  }
  for (const seq of taken) words.set(seq, null);
  return words;
}

/** Holds what was said of messages against the list at the end. */
export function judgeChanges(changes: readonly Change[], list: List): Verdict {
  const taken = takenBackIn(list);
  const isThere = ({ authorId, said, outcome }: Change): boolean => {
    if (outcome.kind !== 'ok') return true;
    if (said.kind === 'read')
      return list.some(
        (event) => event.kind === 'read' && event.author.id === authorId && event.upToSeq >= said.upToSeq,
      );
    const there = list[outcome.seq - 1];
    return there !== undefined && isSaying(there, said, taken);
  };
  const told = list.filter((event) => event.kind === 'edit' || event.kind === 'delete');
  const attemptsAt = (event: ConversationEvent) => changes.filter(({ said }) => isSaying(event, said, taken));
  return {
    ...spotless,
    lost: changes.filter((change) => !isThere(change)).length,
    duplicated:
      told.length - new Set(told.map(({ seq: _seq, at: _at, ...said }) => JSON.stringify(said))).size,
    phantoms: told.filter((event) => attemptsAt(event).every(({ outcome }) => outcome.kind === 'fail'))
      .length,
    resurrected: list.filter((event) => {
      const target = event.kind === 'message' ? event.seq : event.kind === 'edit' ? event.targetSeq : null;
      return target !== null && taken.has(target) && 'body' in event && event.body !== '';
    }).length,
  };
}

function isSaying(event: ConversationEvent, said: Change['said'], taken: ReadonlySet<number>): boolean {
  if (event.kind === 'edit' && said.kind === 'edit')
    return (
      event.targetSeq === said.targetSeq &&
      (event.body === said.body || (event.body === '' && taken.has(said.targetSeq)))
    );
  return event.kind === 'delete' && said.kind === 'delete' && event.targetSeq === said.targetSeq;
}

/**
 * Whether everybody who looked on, and whoever had looked on until any of these places, comes to what stands.
 * @param cursors places from which the rest of the list is taken to what was seen until then
 */
export function judgeScreens(
  { seen }: Observation,
  list: List,
  cursors: readonly number[] = seen.map((_event, index) => index),
): Verdict {
  const fresh = stateOf(list);
  const verdict = { ...spotless };
  const screens = [seen, ...cursors.map((cursor) => [...seen.slice(0, cursor), ...list.slice(cursor)])];
  for (const screen of screens) {
    const state = stateOf(screen);
    const wrong = [...fresh].filter(([seq, words]) => state.get(seq) !== words);
    if (wrong.length > 0 || state.size !== fresh.size) verdict.stale += 1;
    verdict.resurrected += wrong.filter(([, words]) => words === null).length;
  }
  return verdict;
}

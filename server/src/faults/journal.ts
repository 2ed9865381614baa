import type { ConversationEvent } from '@attune/protocol';

/**
 * One attempt to store a message. `ok`: the acknowledgement gave its seq. `fail`: it was refused for good, so it must
 * never appear. `indeterminate`: no answer came, the connection was lost, or the database was: nobody knows.
 */
export interface Operation {
  readonly conversationId: string;
  readonly clientId: string;
  readonly body: string;
  /** Order in which its author wrote it. */
  readonly number: number;
  outcome: { readonly kind: 'ok'; readonly seq: number } | { readonly kind: 'fail' | 'indeterminate' };
}

/** One attempt to say something of what was written: other words for an own message, taking it back, or that it was read. */
export interface Change {
  readonly conversationId: string;
  readonly authorId: string;
  readonly said:
    | { readonly kind: 'edit'; readonly targetSeq: number; readonly body: string }
    | { readonly kind: 'delete'; readonly targetSeq: number }
    | { readonly kind: 'read'; readonly upToSeq: number };
  outcome: Operation['outcome'];
}

/** What one observer saw of one conversation, in the order in which it took it in. */
export interface Observation {
  readonly conversationId: string;
  readonly seen: readonly ConversationEvent[];
}

export interface Verdict {
  /** Acknowledged, and not in the list at the seq of the acknowledgement, with its body. */
  readonly lost: number;
  /** In the list more than once. */
  readonly duplicated: number;
  /** Of one author, in another order than written. */
  readonly disordered: number;
  /** Positions of the list that are missing, or that an observer passed over. */
  readonly holes: number;
  /** In the list though it was refused, or though nobody wrote it. */
  readonly phantoms: number;
  /** Seen by an observer as something else than what stands there in the end: heard of before it was kept. */
  readonly rewritten: number;
  /** Taken back, and with words all the same: in the list, or on an observer's screen. */
  readonly resurrected: number;
  /** Observers, or cursors of theirs, from which what follows does not lead to what stands in the end. */
  readonly stale: number;
}

export const spotless: Verdict = {
  lost: 0,
  duplicated: 0,
  disordered: 0,
  holes: 0,
  phantoms: 0,
  rewritten: 0,
  resurrected: 0,
  stale: 0,
};

export type List = readonly ConversationEvent[];

/**
 * Holds what writers were told and what observers saw against the lists at the end, in the manner of Jepsen's
 * list-append: conversations are append-only, so every violation shows there.
 * @param lists of every conversation that operations or observations name; a missing one counts as empty
 */
export function judge(
  operations: readonly Operation[],
  lists: ReadonlyMap<string, List>,
  observations: readonly Observation[],
): Verdict {
  const listOf = (conversationId: string): List => lists.get(conversationId) ?? [];
  const ids = new Set([...lists.keys(), ...operations.map(({ conversationId }) => conversationId)]);
  const verdicts = [
    ...[...ids].map((id) =>
      judgeList(
        operations.filter(({ conversationId }) => conversationId === id),
        listOf(id),
      ),
    ),
    ...observations.map(({ conversationId, seen }) => judgeObservation(seen, listOf(conversationId))),
  ];
  return verdicts.reduce(added, spotless);
}

/** Adds two verdicts up. */
export function added(one: Verdict, other: Verdict): Verdict {
  return {
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    disordered: one.disordered + other.disordered,
    holes: one.holes + other.holes,
    phantoms: one.phantoms + other.phantoms,
    rewritten: one.rewritten + other.rewritten,
    resurrected: one.resurrected + other.resurrected,
    stale: one.stale + other.stale,
  };
}

function judgeList(operations: readonly Operation[], list: List): Verdict {
  const messages = list.filter((event) => event.kind === 'message');
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  const taken = takenBackIn(list);
  const written = new Map(operations.map((operation) => [operation.clientId, operation]));
  const isKept = ({ clientId, body, outcome }: Operation) => {
    if (outcome.kind !== 'ok') return true;
    const there = bySeq.get(outcome.seq);
    return there?.clientId === clientId && (there.body === body || taken.has(there.seq));
  };
  return {
    ...spotless,
    lost: operations.filter((operation) => !isKept(operation)).length,
    duplicated: messages.length - new Set(messages.map(({ clientId }) => clientId)).size,
    disordered: [...new Set(messages.map(({ author }) => author.id))].reduce(
      (sum, id) => sum + disorderIn(messages.filter(({ author }) => author.id === id)),
      0,
    ),
    holes: list.filter(({ seq }, index) => seq !== index + 1).length,
    phantoms: messages.filter(
      ({ seq, clientId, body }) =>
        (written.get(clientId)?.body !== body && !taken.has(seq)) ||
        written.get(clientId)?.outcome.kind === 'fail',
    ).length,
  };

  function disorderIn(own: readonly { readonly clientId: string }[]): number {
    const numbers = own.map(({ clientId }) => written.get(clientId)?.number ?? -1);
    return numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length;
  }
}

function judgeObservation(seen: List, list: List): Verdict {
  const taken = takenBackIn(list);
  return {
    ...spotless,
    holes: seen.filter(({ seq }, index) => seq !== index + 1).length + Math.abs(list.length - seen.length),
    rewritten: seen.filter((event, index) => {
      const there = list[index];
      return there !== undefined && identityOf(there, taken) !== identityOf(event, taken);
    }).length,
  };
}

/** A message that was taken back lost its words, and so did its edits: whoever saw them earlier saw right. */
function identityOf(event: ConversationEvent, taken: ReadonlySet<number>): string {
  const said = saidIn(event);
  const isGone = taken.has(said.kind === 'edit' ? said.targetSeq : said.seq);
  const words = JSON.stringify(isGone && 'body' in said ? { ...said, body: '' } : said);
  return `${event.author.id} ${words}`;
}

/** What is not for display only. */
function saidIn(event: ConversationEvent) {
  const { at: _at, author: _author, ...said } = event;
  return said;
}

/** Places of messages that were taken back. */
export const takenBackIn = (list: List): ReadonlySet<number> =>
  new Set(list.flatMap((event) => (event.kind === 'delete' ? [event.targetSeq] : [])));

import type { Interaction, PageInteraction, Sentence, SignalKind, VisitItem } from '@attune/protocol';
import { pressesOf } from '@attune/signals';
import type { VisitBatch, VisitMessage, VisitSignal } from './visit.repository.ts';

/** Characters of a message that stand in the timeline; the whole of it is in the conversation. */
const EXCERPT = 80;

/** States that last: they are lines of waiting, not of something found. */
const WAITS: ReadonlySet<SignalKind> = new Set(['waiting', 'no-answer', 'gone-quiet', 'left-while-waiting']);

/** Lines about what happened on the page, of one visit. Turns of the wheel and the pointer are left out. */
export function pageItems(
  visitId: string,
  batches: readonly VisitBatch[],
  now: number,
): readonly VisitItem[] {
  const presses = pressesOf(
    batches.flatMap(({ interactions }) => interactions),
    now,
  ).map(({ id, at, path, control, verdict }): VisitItem => ({
    key: `press:${visitId}:${id}`,
    at,
    kind: 'press',
    sentence: ['clicked ', control.name === '' ? `a ${control.role}` : { name: control.name }],
    outcome: verdict,
    path,
  }));
  const others = batches.flatMap(({ batchNo, interactions }) =>
    interactions.flatMap((fact, index) => {
      const line = lineOf(fact);
      return line === null ? [] : [{ ...line, key: `fact:${visitId}:${batchNo}:${index}`, at: fact.at }];
    }),
  );
  return [...presses, ...others];
}

export function signalItem({ key, kind, detectedAt, sentence, evidence }: VisitSignal): VisitItem {
  const { path } = evidence;
  return {
    key: `signal:${key}`,
    at: detectedAt,
    kind: WAITS.has(kind) ? 'wait' : 'signal',
    sentence,
    signalKey: key,
    signalKind: kind,
    ...(typeof path === 'string' ? { path } : {}),
  };
}

export function messageItem({ seq, at, authorKind, authorName, body }: VisitMessage): VisitItem {
  const text = (body ?? '').replaceAll(/\s+/g, ' ').trim();
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1).toWellFormed()}…` : text;
  const who = authorKind === 'visitor' ? 'wrote ' : `${authorName ?? 'an agent'} answered `;
  return { key: `message:${seq}`, at, kind: 'message', sentence: [who, { name: excerpt }], seq };
}

type Line = Omit<VisitItem, 'key' | 'at'>;

/** Null for presses, which are judged together, and for what says nothing by itself. */
function lineOf(fact: Interaction): Line | null {
  switch (fact.kind) {
    case 'page':
      return { kind: 'page', sentence: arrivalOf(fact), path: fact.path };
    case 'visibility':
      return { kind: 'visibility', sentence: [fact.visible ? 'came back to the tab' : 'left the tab'] };
    case 'failed-request':
      return trouble(`got an error from ${fact.own ? 'the site' : 'another server'} (${fact.status})`);
    case 'page-error':
      return trouble('met an error of the page');
    case 'form-refused':
      return trouble('had a form refused', ...fieldIn(fact.field));
    case 'form-left':
      return trouble('left a form half filled in');
    case 'answer-rejected':
      return { kind: 'trouble', sentence: ['said that an answer did not help'], seq: fact.seq };
    case 'copied-error':
      return trouble('copied an error message');
    case 'draft-cleared':
      return trouble('began a message and deleted it');
    case 'pinch-zoom':
      return trouble('zoomed in');
    case 'reconnected':
      return trouble('lost the connection and came back');
    case 'recorder-off':
      return trouble('is not watched any more: the recorder took too long on this page');
    default:
      return null;
  }
}

const trouble = (...words: Sentence): Line => ({ kind: 'trouble', sentence: words });

function fieldIn(field: { readonly name: string } | null): Sentence {
  return field === null || field.name === '' ? [] : [', at ', { name: field.name }];
}

function arrivalOf({ path, arrival }: PageInteraction): Sentence {
  const words = arrival === 'reload' ? 'reloaded ' : arrival === 'back' ? 'went back to ' : 'went to ';
  return [words, { name: path }];
}

import type { Interaction, SignalKind, ThresholdSettings } from '@attune/protocol';
import { readyDetectors, type ReadyDetector } from './detect-signals.ts';
import { lookFrom, Looker } from './replay-looker.ts';
import { pressSchedule } from './replay-presses.ts';
import type { ReplayHistory, ReplayVisit } from './replay-history.ts';

type FactKind = Interaction['kind'];

/** Kinds that are made of presses and share incidents: they look together. */
const OF_PRESSES: ReadonlySet<SignalKind> = new Set([
  'rage-click',
  'dead-click',
  'slow-response',
  'error-click',
  'failed-request',
]);

const PRESS_FACTS: readonly FactKind[] = [
  'press',
  'outcome',
  'page',
  'visibility',
  'failed-request',
  'page-error',
];

interface Reading {
  /** Facts whose coming may change what is found. */
  readonly news: readonly FactKind[];
  /** Facts that are looked at beside these. */
  readonly beside: readonly FactKind[];
}

/** What the other detectors of the page read. One that is not named here reads everything, at every fact. */
const READINGS: ReadonlyMap<SignalKind, Reading> = new Map<SignalKind, Reading>([
  ['reload-storm', { news: ['page'], beside: PRESS_FACTS }],
  ['u-turn', { news: ['page'], beside: ['press'] }],
  ['form-struggle', { news: ['form-refused', 'field-corrected'], beside: ['page'] }],
  ['form-abandoned', { news: ['form-left'], beside: ['page'] }],
  ['scroll-thrash', { news: ['scroll-turn'], beside: ['page'] }],
  ['cursor-thrash', { news: ['cursor-turn'], beside: ['page', 'press'] }],
  ['pinch-zoom', { news: ['pinch-zoom'], beside: ['page'] }],
  ['copied-error', { news: ['copied-error'], beside: ['page'] }],
]);

/** Facts of the page that say nothing to any detector of the chat. */
const PAGE_ONLY: ReadonlySet<FactKind> = new Set<FactKind>([
  'outcome',
  'failed-request',
  'page-error',
  'scroll-turn',
  'cursor-turn',
]);

/** Everybody who has to look at a conversation: at each visit's presses, at the rest of its page, at the chat. */
export function lookersOf(history: ReplayHistory, settings: ThresholdSettings): readonly Looker[] {
  // A state of no points never changes the score; it is nobody's flag.
  const ready = readyDetectors(settings).filter(({ detector }) => detector.points > 0);
  const onPage = ready.filter(({ detector }) => detector.place === 'page');
  const inChat = ready.filter(({ detector }) => detector.place === 'chat');
  return [
    ...history.visits.flatMap((visit) => pageLookers(visit, onPage, history, settings)),
    chatLooker(inChat, history, settings),
  ];
}

function pageLookers(
  { visitId, interactions }: ReplayVisit,
  ready: readonly ReadyDetector[],
  { context }: ReplayHistory,
  settings: ThresholdSettings,
): readonly Looker[] {
  const common = { visitId, settings, context, chat: [] };
  const ofPresses = ready.filter(({ detector }) => OF_PRESSES.has(detector.kind));
  const facts = ofKinds(interactions, PRESS_FACTS);
  const presses = new Looker({ ...common, detectors: ofPresses, facts, ...pressSchedule(facts) });
  const others = ready.filter(({ detector }) => !OF_PRESSES.has(detector.kind));
  return [
    presses,
    ...others.flatMap((detector) => {
      const { news, beside } = READINGS.get(detector.detector.kind) ?? { news: null, beside: [] };
      const told = (news ? ofKinds(interactions, news) : interactions).filter(
        isNewsFor(detector.detector.kind),
      );
      if (told.length === 0) return [];
      const read = news ? ofKinds(interactions, [...news, ...beside]) : interactions;
      return [new Looker({ ...common, detectors: [detector], facts: read, instants: looksAt(told) })];
    }),
  ];
}

/** The chat is looked at with what the visitor did on whichever page; every press may end a pause. */
function chatLooker(
  detectors: readonly ReadyDetector[],
  { visits, chat, context }: ReplayHistory,
  settings: ThresholdSettings,
): Looker {
  const facts = visits
    .flatMap(({ interactions }) => interactions.filter(({ kind }) => !PAGE_ONLY.has(kind)))
    .sort((a, b) => a.at - b.at);
  const news = facts.filter(({ kind }) => kind !== 'press' && kind !== 'page');
  const instants = looksAt([...chat, ...news].sort((a, b) => a.at - b.at));
  const visitId = visits.at(-1)?.visitId ?? '';
  return new Looker({ visitId, settings, context, detectors, facts, chat, instants });
}

function ofKinds(interactions: readonly Interaction[], kinds: readonly FactKind[]): readonly Interaction[] {
  const wanted = new Set(kinds);
  return interactions.filter(({ kind }) => wanted.has(kind));
}

/** Only a reload can make a storm. */
function isNewsFor(kind: SignalKind): (fact: Interaction) => boolean {
  if (kind !== 'reload-storm') return () => true;
  return (fact) => fact.kind === 'page' && fact.arrival === 'reload';
}

function looksAt(facts: readonly { readonly at: number }[]): readonly number[] {
  return [...new Set(facts.map(({ at }) => lookFrom(at)))];
}

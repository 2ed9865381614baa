import type { Interaction, OutcomeInteraction, PressInteraction } from '@attune/protocol';
import type { Kit } from '../kit.ts';
import { texts } from './texts.ts';

/** More than this is not read, and the latest say most. */
const MOST_LINES = 8;

/**
 * The facts that were handed over, as the visitor would say them, newest first. Outcomes stand with their press; what
 * happened several times in a row is one line.
 */
export function factsInWords(facts: readonly Interaction[], fill: Kit['fill']): readonly string[] {
  const outcomes = new Map<number, OutcomeInteraction['outcome']>();
  for (const fact of facts) if (fact.kind === 'outcome') outcomes.set(fact.press, fact.outcome);
  const lines: { words: string; times: number }[] = [];
  for (const words of facts.flatMap((fact) => inWords(fact, outcomes, fill))) {
    const last = lines.at(-1);
    if (last?.words === words) last.times++;
    else lines.push({ words, times: 1 });
  }
  return lines
    .slice(-MOST_LINES)
    .map(({ words, times }) => (times === 1 ? words : fill(texts.times, { words, count: times })))
    .toReversed();
}

/** Which text says that it happened. */
const happened = {
  'failed-request': 'failedRequest',
  'page-error': 'pageError',
  'form-left': 'formLeft',
  'scroll-turn': 'scrollTurn',
  'cursor-turn': 'cursorTurn',
  'pinch-zoom': 'pinchZoom',
  'copied-error': 'copiedError',
  'draft-cleared': 'draftCleared',
  reconnected: 'reconnected',
  'recorder-off': 'recorderOff',
  'answer-rejected': 'answerRejected',
} as const;

const arrivals = { load: 'page', reload: 'pageAgain', back: 'pageBack', script: 'page' } as const;

const outcomeWords = {
  effect: 'outcomeEffect',
  none: 'outcomeNone',
  slow: 'outcomeSlow',
  error: 'outcomeError',
} as const;

function inWords(
  fact: Interaction,
  outcomes: ReadonlyMap<number, OutcomeInteraction['outcome']>,
  fill: Kit['fill'],
): string[] {
  switch (fact.kind) {
    case 'page':
      return [fill(texts[arrivals[fact.arrival ?? 'load']], { path: fact.path })];
    case 'visibility':
      return [fact.visible ? texts.tabShown : texts.tabHidden];
    case 'press':
      return [pressInWords(fact, outcomes.get(fact.id), fill)];
    case 'outcome':
      return [];
    case 'form-refused':
      return [fact.field?.name ? fill(texts.formRefusedAt, { field: fact.field.name }) : texts.formRefused];
    case 'field-corrected':
      return [fact.field.name ? fill(texts.correctedAt, { field: fact.field.name }) : texts.corrected];
    default:
      return [texts[happened[fact.kind]]];
  }
}

function pressInWords(
  { control }: PressInteraction,
  outcome: OutcomeInteraction['outcome'] | undefined,
  fill: Kit['fill'],
): string {
  const pressed = control.name === '' ? texts.pressedUnnamed : fill(texts.pressed, { name: control.name });
  const answer = outcome === undefined || outcome === 'cannot-judge' ? '' : texts[outcomeWords[outcome]];
  return answer === '' ? pressed : `${pressed}: ${answer}`;
}

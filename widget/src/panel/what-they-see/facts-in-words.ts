import type { Interaction, OutcomeInteraction } from '@attune/protocol';
import { texts } from './texts.ts';

/** More than this is not read, and the latest say most. */
const MOST_LINES = 8;

/**
 * The facts that were handed over, as the visitor would say them, newest first. Outcomes stand with their press; what
 * happened several times in a row is one line.
 */
export function factsInWords(facts: readonly Interaction[]): readonly string[] {
  const outcomes = new Map<number, OutcomeInteraction['outcome']>();
  for (const fact of facts) if (fact.kind === 'outcome') outcomes.set(fact.press, fact.outcome);
  const lines: { words: string; times: number }[] = [];
  for (const words of facts.flatMap((fact) => inWords(fact, outcomes))) {
    const last = lines.at(-1);
    if (last?.words === words) last.times++;
    else lines.push({ words, times: 1 });
  }
  return lines
    .slice(-MOST_LINES)
    .map(({ words, times }) => (times === 1 ? words : texts.times(words, times)))
    .toReversed();
}

function inWords(fact: Interaction, outcomes: ReadonlyMap<number, OutcomeInteraction['outcome']>): string[] {
  switch (fact.kind) {
    case 'page':
      return [texts.onPage[fact.arrival ?? 'load'](fact.path)];
    case 'visibility':
      return [fact.visible ? texts.tabShown : texts.tabHidden];
    case 'press': {
      const pressed = fact.control.name === '' ? texts.pressedUnnamed : texts.pressed(fact.control.name);
      const outcome = outcomes.get(fact.id);
      const answer = outcome === undefined ? '' : texts.outcome[outcome];
      return [answer === '' ? pressed : `${pressed}: ${answer}`];
    }
    case 'outcome':
      return [];
    case 'failed-request':
      return [texts.requestFailed];
    case 'page-error':
      return [texts.pageFailed];
    case 'form-refused':
      return [fact.field?.name ? texts.formRefusedAt(fact.field.name) : texts.formRefused];
    case 'field-corrected':
      return [fact.field.name ? texts.corrected(fact.field.name) : texts.correctedUnnamed];
    case 'form-left':
      return [texts.formLeft];
    case 'scroll-turn':
      return [texts.scrolledBack];
    case 'cursor-turn':
      return [texts.cursorTurned];
    case 'answer-rejected':
      return [texts.rejected];
    default:
      return [texts.happened[fact.kind]];
  }
}

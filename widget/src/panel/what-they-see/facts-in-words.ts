import type { Interaction, OutcomeInteraction, PressInteraction } from '@attune/protocol';
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
    case 'press':
      return [pressInWords(fact, outcomes.get(fact.id))];
    case 'outcome':
      return [];
    case 'form-refused':
      return [fact.field?.name ? texts.formRefusedAt(fact.field.name) : texts.happened['form-refused']];
    case 'field-corrected':
      return [fact.field.name ? texts.corrected(fact.field.name) : texts.happened['field-corrected']];
    default:
      return [texts.happened[fact.kind]];
  }
}

function pressInWords({ control }: PressInteraction, outcome?: OutcomeInteraction['outcome']): string {
  const pressed = control.name === '' ? texts.pressedUnnamed : texts.pressed(control.name);
  const answer = outcome === undefined ? '' : texts.outcome[outcome];
  return answer === '' ? pressed : `${pressed}: ${answer}`;
}

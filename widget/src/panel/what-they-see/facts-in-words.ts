import type { Interaction, OutcomeInteraction } from '@attune/protocol';
import { texts } from '../texts.ts';

/** The facts that were handed over, as the visitor would say them, newest first. Outcomes stand with their press. */
export function factsInWords(facts: readonly Interaction[]): readonly string[] {
  const outcomes = new Map<number, OutcomeInteraction['outcome']>();
  for (const fact of facts) if (fact.kind === 'outcome') outcomes.set(fact.press, fact.outcome);
  return facts.flatMap((fact) => inWords(fact, outcomes)).toReversed();
}

function inWords(fact: Interaction, outcomes: ReadonlyMap<number, OutcomeInteraction['outcome']>): string[] {
  switch (fact.kind) {
    case 'page':
      return [texts.onPage(fact.path)];
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
  }
}

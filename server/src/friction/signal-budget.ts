import type { Signal } from '@attune/protocol';
import { SIGNALS_PER_MINUTE, SIGNALS_PER_VISIT } from '../interactions/interaction-limits.ts';

const MINUTE_MS = 60_000;

/**
 * The signals to write of those that changed: new ones only as far as the budget goes, oldest first, so that whoever
 * makes a page report nonsense fills neither the database nor the agent's screen. The same evidence is left out at
 * every look.
 */
export function withinBudget(known: readonly Signal[], changed: readonly Signal[]): readonly Signal[] {
  const knownKeys = new Set(known.map(({ key }) => key));
  const instants = known.map(({ detectedAt }) => detectedAt);
  const isNew = ({ key }: Signal) => !knownKeys.has(key);
  const admitted = changed
    .filter(isNew)
    .sort((a, b) => a.detectedAt - b.detectedAt)
    .filter(({ detectedAt }) => {
      const withinMinute = instants.filter((at) => Math.abs(at - detectedAt) < MINUTE_MS).length;
      if (instants.length >= SIGNALS_PER_VISIT || withinMinute >= SIGNALS_PER_MINUTE) return false;
      instants.push(detectedAt);
      return true;
    });
  return [...changed.filter((signal) => !isNew(signal)), ...admitted];
}

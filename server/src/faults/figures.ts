import { appendFileSync } from 'node:fs';
import { FIGURES_FILE } from './length.ts';

/** What a scenario found, by name. Those of a `Verdict` are added up over all scenarios by `pnpm test:faults`. */
export type Figures = Readonly<Record<string, number>>;

/** Prints a scenario's figures, and keeps them for the last line of `pnpm test:faults`. */
export function report(scenario: string, figures: Figures): void {
  const words = Object.entries(figures).map(([name, figure]) => `${name}=${figure}`);
  // oxlint-disable-next-line no-console -- what was found is what the suite is run for
  console.log(`${scenario}: ${words.join(' ')}`);
  if (FIGURES_FILE !== undefined) appendFileSync(FIGURES_FILE, `${JSON.stringify({ scenario, figures })}\n`);
}

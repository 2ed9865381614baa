import { CALM } from './calm-lines.ts';
import type { Line } from './corpora.ts';
import { DISCONTENT } from './discontent-lines.ts';
import { airlineTweets } from './support/airline-tweets.ts';
import { banking } from './support/banking.ts';
import { energy } from './support/energy.ts';
import { flights } from './support/flights.ts';
import { food } from './support/food.ts';
import { health } from './support/health.ts';
import { hotels } from './support/hotels.ts';
import { retail } from './support/retail.ts';
import { software } from './support/software.ts';
import { streaming } from './support/streaming.ts';
import { telecom } from './support/telecom.ts';
import { trips } from './support/trips.ts';
import { turns } from './support/turns.ts';
import { tweets } from './support/tweets.ts';

/** Lines of one field of service, so that a field can be left out of the training and judged as a stranger. */
interface Domain {
  readonly discontent: string;
  readonly calm: string;
}

const DOMAINS: Readonly<Record<string, Domain>> = {
  general: { discontent: DISCONTENT, calm: CALM },
  hotels,
  flights,
  telecom,
  retail,
  banking,
  software,
  streaming,
  food,
  trips,
  tweets,
  health,
  turns,
};

/** No choice of ours was made by looking at these two. */
const HELD_OUT_DOMAINS: Readonly<Record<string, Domain>> = { energy, 'airline-tweets': airlineTweets };

export interface SupportLine extends Line {
  readonly domain: string;
}

/**
 * Sentences customers write to a support chat, by our own hand, since none of the sets is from one. They teach the
 * model that waiting, repeating and not being helped are discontent there, and that the same orders, cards and refunds
 * politely asked about are not. A field is only ever judged by a layer that learned without it.
 */
export function supportLines(): readonly SupportLine[] {
  return linesOfAll(DOMAINS);
}

export function heldOutSupportLines(): readonly SupportLine[] {
  return linesOfAll(HELD_OUT_DOMAINS);
}

function linesOfAll(domains: Readonly<Record<string, Domain>>): readonly SupportLine[] {
  return Object.entries(domains).flatMap(([name, { discontent, calm }]) => [
    ...linesOf(name, discontent, 1),
    ...linesOf(name, calm, 0),
  ]);
}

function linesOf(domain: string, text: string, unhappy: number): readonly SupportLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ text: line, source: 'support-lines', domain, emotions: null, unhappy, basic: [] }));
}

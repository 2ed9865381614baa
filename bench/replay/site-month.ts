import type { Control, Interaction } from '@attune/protocol';
import type { ChatFact, StoredConversation } from '@attune/signals';
import { createDice, type Dice } from './dice.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const PATHS = ['/', '/shoes', '/shoes/:id', '/cart', '/checkout', '/orders/:id', '/help'];
const CONTROLS: readonly Control[] = [
  'Menu',
  'Search',
  'Size',
  'Add to cart',
  'Pay now',
  'Apply',
  'Next',
  'Help',
].map((name, index) => ({ key: `c${index}`, role: index % 3 === 0 ? 'link' : 'button', name }));

/** How much of a month there is. */
export interface MonthSize {
  readonly conversations: number;
  readonly interactions: number;
  readonly days: number;
}

/**
 * A site's month: most presses are answered within a second, some are dead, slow or fail, now and then somebody presses
 * in a rage, reloads, goes back and forth or fights with a form, and chats in between.
 */
export function siteMonth(
  seed: number,
  { conversations, interactions, days }: MonthSize,
): StoredConversation[] {
  const dice = createDice(seed);
  const each = Math.ceil(interactions / conversations);
  return Array.from({ length: conversations }, (_, index) => {
    const startedAt = START + Math.floor((index / conversations) * days * DAY_MS);
    return aConversation(index, startedAt, each, dice);
  });
}

function aConversation(index: number, startedAt: number, size: number, dice: Dice): StoredConversation {
  const facts: Interaction[] = [{ kind: 'page', at: startedAt, path: '/', arrival: 'load' }];
  // One visitor in twenty has a bad day.
  const trouble = dice.chance(1 / 20) ? 10 : 1;
  let at = startedAt;
  let press = 0;
  while (facts.length < size) {
    at += dice.between(400, 9_000);
    const next = somethingHappens(at, press, trouble, dice);
    press += next.filter(({ kind }) => kind === 'press').length;
    facts.push(...next);
    at = Math.max(at, ...next.filter(({ kind }) => kind !== 'outcome').map((fact) => fact.at));
  }
  const interactions = facts.slice(0, size).sort((a, b) => a.at - b.at);
  return {
    conversationId: `conversation-${index}`,
    visitorLabel: `Visitor ${index}`,
    visits: [{ visitId: `visit-${index}`, interactions }],
    chat: aChat(startedAt, at, dice),
    judgements: [],
    until: at + 60_000,
  };
}

function somethingHappens(at: number, press: number, trouble: number, dice: Dice): readonly Interaction[] {
  const roll = dice.between(0, 10_000) / trouble;
  if (roll < 5) return rage(at, press, dice);
  if (roll < 8) return reloads(at, dice);
  if (roll < 12) return refusals(at);
  if (roll < 100) return pressed(at, press, 'none', dice);
  if (roll < 110) return pressed(at, press, 'error', dice);
  if (roll < 150) return pressed(at, press, 'slow', dice);
  if (dice.chance(0.1)) return [aPage(at, dice)];
  if (dice.chance(0.04)) return [{ kind: 'visibility', at, visible: dice.chance(0.5) }];
  if (dice.chance(0.06)) return [{ kind: 'scroll-turn', at, viewports: dice.between(20, 300) / 100 }];
  return pressed(at, press, dice.chance(0.05) ? 'cannot-judge' : 'effect', dice);
}

type Outcome = 'none' | 'error' | 'slow' | 'effect' | 'cannot-judge';

function pressed(at: number, id: number, outcome: Outcome, dice: Dice): Interaction[] {
  const said = (what: Outcome, afterMs: number): Interaction => {
    return { kind: 'outcome', press: id, at: at + afterMs, outcome: what, afterMs };
  };
  const silence = [said('none', 1_000), said('none', 3_000)];
  const outcomes = {
    effect: [said('effect', dice.between(20, 900))],
    'cannot-judge': [said('cannot-judge', 80)],
    none: silence,
    slow: [...silence, said('slow', dice.between(3_100, 9_000))],
    error: [said('error', 60), { kind: 'page-error', at: at + 60, press: id, hash: 'e1' } as const],
  };
  const travelPx = dice.between(0, 400);
  const control = dice.pick(CONTROLS);
  return [{ kind: 'press', id, at, path: dice.pick(PATHS), control, travelPx }, ...outcomes[outcome]];
}

function rage(at: number, press: number, dice: Dice): Interaction[] {
  const control = dice.pick(CONTROLS);
  return Array.from({ length: dice.between(3, 9) }, (_, index) => {
    const [first, ...others] = pressed(at + index * 300, press + index, 'none', dice);
    return first?.kind === 'press' ? [{ ...first, control, travelPx: dice.between(0, 8) }, ...others] : [];
  }).flat();
}

function reloads(at: number, dice: Dice): Interaction[] {
  const path = dice.pick(PATHS);
  return [0, 3_000, 6_500].map((ms) => ({
    kind: 'page',
    at: at + ms,
    path,
    arrival: ms === 0 ? 'load' : 'reload',
  }));
}

function refusals(at: number): Interaction[] {
  const field = { key: 'card', type: 'text', name: 'Card number' };
  return [0, 9_000, 20_000].map((ms) => ({ kind: 'form-refused', at: at + ms, form: 'pay', field }));
}

function aPage(at: number, dice: Dice): Interaction {
  return { kind: 'page', at, path: dice.pick(PATHS), arrival: dice.pick(['load', 'load', 'script', 'back']) };
}

/** A dozen messages, answered after half a minute to four. */
function aChat(from: number, until: number, dice: Dice): readonly ChatFact[] {
  const facts: ChatFact[] = [];
  let at = from + Math.floor((until - from) / 3);
  for (let seq = 1; seq <= 12 && at < until; seq++) {
    facts.push({ kind: 'message', seq, at, author: seq % 2 === 1 ? 'visitor' : 'agent' });
    at += dice.between(10_000, seq % 2 === 1 ? 240_000 : 90_000);
  }
  return facts;
}

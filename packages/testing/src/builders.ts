import type { Author, Control, MessageEvent, OutcomeInteraction, PressInteraction } from '@attune/protocol';
import { TUESDAY_AFTERNOON } from './fake-clock.ts';

export const visitorAuthor: Author = { kind: 'visitor', id: 'visitor-1', name: null };
export const agentAuthor: Author = { kind: 'agent', id: 'agent-1', name: 'Marek' };

export function aControl(given: Partial<Control> = {}): Control {
  return { key: 'pay', role: 'button', name: 'Pay', ...given };
}

/** @param given `at` counts in ms from {@link TUESDAY_AFTERNOON}, so that tests can show small numbers. */
export function aPress({ at = 0, ...given }: Partial<PressInteraction> = {}): PressInteraction {
  return {
    kind: 'press',
    id: 1,
    at: TUESDAY_AFTERNOON + at,
    path: '/checkout',
    control: aControl(),
    travelPx: 0,
    ...given,
  };
}

/** What came of `press`, `afterMs` later. */
export function anOutcome(
  press: PressInteraction,
  outcome: OutcomeInteraction['outcome'],
  afterMs: number,
): OutcomeInteraction {
  return { kind: 'outcome', press: press.id, at: press.at + afterMs, outcome, afterMs };
}

export function aMessage({ at = 0, ...given }: Partial<MessageEvent> = {}): MessageEvent {
  return {
    kind: 'message',
    seq: 1,
    at: TUESDAY_AFTERNOON + at,
    author: visitorAuthor,
    clientId: '00000000-0000-4000-8000-000000000001',
    body: 'My card was charged twice.',
    ...given,
  };
}

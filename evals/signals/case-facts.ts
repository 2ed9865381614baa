import type { Interaction } from '@attune/protocol';
import { dueAfter, ERROR_MS, judge, type Sign, type Verdict } from '../../widget/src/recorder/verdict.ts';
import type { CaseEvent, SignalCase } from './case-file.ts';
import { listParam, numberParam } from './case-params.ts';
import { controlKeyOf, PRESSES, reactionMs } from './case-settings.ts';
import { turnsOf } from './cursor-turns.ts';
import { treatmentOf, type Treatment } from './judged-element.ts';
import { elementIn, elementOf } from './light-page.ts';

/** Instants of a case count from 0; ours from an epoch. */
export const EPOCH = Date.UTC(2026, 0, 1);

const FARTHEST_PX = 999;
const LATE_EFFECT_MS = 10_000;
/** Events of a page in which a press may have had its effect. */
const REACTIONS = /^(mutation|scroll|selectionchange|input|navigate|windowopen)$/;
/** The visitor is just coming or going: what the press did cannot be said. */
const COMINGS = /^(visibilitychange|focus|blur)$/;
const COMING_MS = 1_000;

/** A press of a case, by the place of its event. */
export interface CasePress {
  readonly index: number;
  readonly event: CaseEvent;
  readonly treatment: Treatment;
}

/** The presses of a case that a visitor made with the main button, as the recorder treats them. */
export function pressesOf({ events, params, signal }: SignalCase): readonly CasePress[] {
  const asksForControls =
    signal === 'candidate' ||
    params['interactive_only'] === true ||
    listParam(params, 'candidates').length > 0;
  return events.flatMap((event, index): readonly CasePress[] => {
    if (!PRESSES.test(event.type)) return [];
    const isModified = event.modifiers.length > 0 && params['ignore_modifier_clicks'] !== false;
    if (isModified || (event.button ?? 0) !== 0) return [{ index, event, treatment: 'not-told' }];
    const element =
      event.html === undefined ? event.target && elementOf(event.target) : elementIn(event.html);
    if (!element) return [{ index, event, treatment: 'judged' }];
    const treatment = treatmentOf(element, {
      // Otherwise a case takes for given that its elements are there to be pressed.
      isGranted: !asksForControls && event.html === undefined,
      ignored: [...listParam(params, 'ignore_selectors'), ...listParam(params, 'skip')],
      // Who presses a link again and again has not been led away by it.
      staysHere: signal === 'rage' || signal === 'chain',
    });
    return [{ index, event, treatment }];
  });
}

/** What our recorder would have told of a case up to an instant, given what the page did. */
export function factsOf(given: SignalCase, until: number): readonly Interaction[] {
  const told = pressesOf(given).filter(({ treatment }) => treatment !== 'not-told');
  const facts = told.flatMap((press, place) => [
    pressFact(press, told[place - 1], given),
    ...outcomesOf(press, given, until),
  ]);
  return [...facts, ...turnsOf(given.events, EPOCH)].filter(({ at }) => at <= EPOCH + until);
}

function pressFact(
  { index, event }: CasePress,
  before: CasePress | undefined,
  { params }: SignalCase,
): Interaction {
  const { x = 0, y = 0, t, target } = event;
  const from = before?.event;
  const way = from ? Math.hypot(x - (from.x ?? 0), y - (from.y ?? 0)) : 0;
  const key = controlKeyOf(target, params);
  const control = { key, role: 'button', name: target?.text?.slice(0, 40) ?? '' };
  return {
    kind: 'press',
    id: index,
    at: EPOCH + t,
    path: '/',
    control,
    travelPx: Math.min(FARTHEST_PX, way),
  };
}

interface Seen {
  readonly sign: Sign;
  readonly at: number;
}

/** The recorder's own judgement of a press, sign by sign, with its own waits in between. */
function outcomesOf(
  { index, event: { t }, treatment }: CasePress,
  given: SignalCase,
  until: number,
): readonly Interaction[] {
  const verdict: Verdict = { startedAt: t, nones: 0, closed: false };
  const facts: Interaction[] = [];
  const tell = (sign: Sign, at: number): void => {
    const outcome = at <= until ? judge(verdict, sign, at) : null;
    if (outcome) facts.push({ kind: 'outcome', press: index, at: EPOCH + at, outcome, afterMs: at - t });
  };
  const waitUntil = (end: number): void => {
    for (let at = t + dueAfter(verdict); at < end && !verdict.closed; at = t + dueAfter(verdict))
      tell('none', at);
  };
  const signs =
    treatment === 'cannot-judge' ? [{ sign: 'cannot-judge', at: t } as const] : signsOf(index, given);
  for (const { sign, at } of signs) {
    waitUntil(at);
    tell(sign, at);
    if (sign === 'error') facts.push({ kind: 'page-error', at: EPOCH + at, press: index, hash: 'error' });
  }
  waitUntil(Math.min(until, t + LATE_EFFECT_MS) + 1);
  return facts;
}

/** What the page did after (or, as far as the case allows, just before) a press, in order. */
function signsOf(index: number, { events, params }: SignalCase): readonly Seen[] {
  const press = events[index];
  if (!press) return [];
  const longest = reactionMs(params) ?? LATE_EFFECT_MS;
  const within: Readonly<Record<string, number>> = {
    scroll: numberParam(params, 'scroll_ms') ?? longest,
    selectionchange: numberParam(params, 'selection_ms') ?? longest,
    error: numberParam(params, 'error_window_ms') ?? ERROR_MS,
  };
  const before = numberParam(params, 'tolerance_before_ms') ?? 0;
  const signs = events.flatMap(({ type, t }, place): readonly Seen[] => {
    const after = t - press.t;
    if (COMINGS.test(type)) {
      return Math.abs(after) <= (numberParam(params, 'visibility_focus_ms') ?? COMING_MS)
        ? [{ sign: 'cannot-judge', at: Math.max(t, press.t) }]
        : [];
    }
    const isAfter = place > index ? after >= 0 : after < 0 && -after <= before;
    if (!isAfter || after > (within[type] ?? longest)) return [];
    if (type === 'error') return [{ sign: 'error', at: t }];
    return REACTIONS.test(type) ? [{ sign: 'effect', at: Math.max(t, press.t) }] : [];
  });
  const caused = press.caused.map((what): Seen => ({
    sign: what === 'error' ? 'error' : 'effect',
    at: press.t,
  }));
  // A press that had an effect was answered, whatever failed beside it.
  return [...signs, ...caused].sort(
    (a, b) => a.at - b.at || (a.sign === b.sign ? 0 : a.sign === 'effect' ? -1 : 1),
  );
}

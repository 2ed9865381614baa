import type { Detector, DetectorInput, FoundSignal } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { pressesOf, type Press } from '../press.ts';
import { FIRST_VERDICT_MS } from '../recorder-promises.ts';
import { controlInWords, sentence } from '../sentence.ts';
import { isTextRole } from './roles.ts';

/** The control did what it was pressed for, or may have: the failure may be one that nobody noticed. */
const POINTS_WITH_EFFECT = 8;
const POINTS = 25;
const HALF_LIFE_MS = 180_000;

/** The page threw an error when a control was pressed. */
export const errorClick: Detector<'withinMs'> = {
  kind: 'error-click',
  place: 'page',
  family: 'page',
  label: 'Error click',
  explanation: 'The visitor presses a control and the page’s own script fails.',
  example: ['clicked ', { name: 'Pay now' }, '; the page failed'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'withinMs',
      unit: 'ms',
      default: FIRST_VERDICT_MS,
      min: 50,
      max: FIRST_VERDICT_MS,
      step: 50,
      label: 'Error within',
      explanation: 'How soon after the press the page has to fail. Lower it where pages fail all the time.',
      source: 'Amplitude looks at 2 s, Datadog at the whole action; after 1 s other causes are as likely.',
    },
  ],

  detect(input, { withinMs }) {
    const failures = failuresIn(input);
    if (failures.size === 0) return [];
    return pressesOf(input.interactions, input.now).flatMap((press) => {
      const failure = failures.get(press.id);
      if (!failure || failure.at - press.at > withinMs) return [];
      if (press.verdict === 'pending' || isTextRole(press.control.role)) return [];
      return [signalOf(press, failure, input.visitId)];
    });
  },

  nextLookAt(input) {
    const failures = failuresIn(input);
    if (failures.size === 0) return null;
    const pending = pressesOf(input.interactions, input.now).find(
      ({ id, verdict }) => verdict === 'pending' && failures.has(id),
    );
    // Judged once the instant has passed, not at it.
    return pending ? pending.settledAt + 1 : null;
  },
};

interface Failure {
  readonly at: number;
  /** What failed, as far as the recorder could tell. */
  readonly hash: string | null;
}

/** The first failure each press led to; errors that everybody meets are left out, and so are the presses' outcomes. */
function failuresIn({ interactions, context }: DetectorInput): ReadonlyMap<number, Failure> {
  const damped = new Set(context?.dampedErrors);
  const failures = new Map<number, Failure>();
  const excused = new Set<number>();
  for (const { press, at, hash } of factsOf(interactions, 'page-error')) {
    if (press === null) continue;
    if (damped.has(hash)) excused.add(press);
    else if (!failures.has(press)) failures.set(press, { at, hash });
  }
  for (const fact of interactions) {
    if (fact.kind !== 'outcome' || fact.outcome !== 'error' || excused.has(fact.press)) continue;
    const known = failures.get(fact.press);
    if (!known || (known.hash === null && fact.at < known.at)) {
      failures.set(fact.press, { at: fact.at, hash: null });
    }
  }
  return failures;
}

function signalOf(press: Press, { at: failedAt, hash }: Failure, visitId: string): FoundSignal {
  const { id, at, path, control, verdict } = press;
  const hadEffect = verdict === 'answered' || verdict === 'unknown';
  return {
    key: `error-click:${visitId}:${id}`,
    kind: 'error-click',
    family: 'page',
    strength: hadEffect ? 0.5 : 0.75,
    points: hadEffect ? POINTS_WITH_EFFECT : POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: failedAt,
    endedAt: null,
    sentence: sentence('clicked ', controlInWords(control), '; the page failed'),
    evidence: {
      presses: 1,
      hash,
      hadEffect,
      control: control.name,
      controlKey: control.key,
      role: control.role,
      path,
      outcome: 'failed',
      firstPress: id,
      lastPress: id,
      firstAt: at,
      lastAt: at,
    },
  };
}

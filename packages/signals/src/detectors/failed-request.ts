import type { InteractionOf } from '@attune/protocol';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { pressesOf, type Press } from '../press.ts';
import { controlInWords, sentence } from '../sentence.ts';
import { isTextRole } from './roles.ts';

type FailedRequestThreshold = 'clientErrors' | 'otherOrigins';
type Failure = InteractionOf<'failed-request'>;

const POINTS = 15;
const HALF_LIFE_MS = 180_000;
const SERVER_ERRORS_FROM = 500;

/** What a press asked of the server was answered with an error. */
export const failedRequest: Detector<FailedRequestThreshold> = {
  kind: 'failed-request',
  place: 'page',
  family: 'page',
  label: 'Failed request',
  explanation: 'The visitor presses a control, and what it asks of the server is answered with an error.',
  example: ['clicked ', { name: 'Save' }, '; the server answered with an error (500)'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'clientErrors',
      unit: 'on-off',
      default: 1,
      min: 0,
      max: 1,
      step: 1,
      label: 'Refused requests too',
      explanation:
        'Also count requests that the server refused (status 400 to 499). Switch it off for a site that refuses as a matter of course.',
      source: 'Conviva counts 5xx; a refusal stops the visitor just as well.',
    },
    {
      name: 'otherOrigins',
      unit: 'on-off',
      default: 0,
      min: 0,
      max: 1,
      step: 1,
      label: 'Other servers too',
      explanation:
        'Also count failures (status 500 to 599) of servers other than the page’s own. Switch it on when your API has a domain of its own.',
      source: 'Our own: what fails elsewhere is mostly a counter that nobody notices.',
    },
  ],

  detect(input, thresholds) {
    const failures = failuresIn(input, thresholds);
    if (failures.size === 0) return [];
    return pressesOf(input.interactions, input.now).flatMap((press) => {
      const [first, ...others] = failures.get(press.id) ?? [];
      if (!first || isTextRole(press.control.role)) return [];
      return [signalOf(press, first, others.length + 1, input.visitId)];
    });
  },

  nextLookAt: () => null,
};

/** By press, oldest first. A request that no press started says nothing about the visitor. */
function failuresIn(
  { interactions }: DetectorInput,
  { clientErrors, otherOrigins }: ThresholdsOf<FailedRequestThreshold>,
): ReadonlyMap<number, readonly Failure[]> {
  const byPress = new Map<number, Failure[]>();
  for (const fact of factsOf(interactions, 'failed-request')) {
    const isServerError = fact.status >= SERVER_ERRORS_FROM;
    const counts = fact.own ? isServerError || clientErrors === 1 : isServerError && otherOrigins === 1;
    if (fact.press === null || !counts) continue;
    const known = byPress.get(fact.press);
    if (known) known.push(fact);
    else byPress.set(fact.press, [fact]);
  }
  return byPress;
}

function signalOf(
  { id, at, path, control }: Press,
  { at: failedAt, status, own }: Failure,
  requests: number,
  visitId: string,
): FoundSignal {
  const isServerError = status >= SERVER_ERRORS_FROM;
  const answer = isServerError ? 'answered with an error' : 'refused the request';
  return {
    key: `failed-request:${visitId}:${id}`,
    kind: 'failed-request',
    family: 'page',
    strength: isServerError ? 0.75 : 0.5,
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: failedAt,
    endedAt: null,
    sentence: sentence('clicked ', controlInWords(control), `; the server ${answer} (${status})`),
    evidence: {
      presses: 1,
      requests,
      status,
      own,
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

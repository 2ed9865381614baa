import type { InteractionOf } from '@attune/protocol';
import { burstsOf, mayHaveBegunBefore } from '../burst.ts';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { pressesOf } from '../press.ts';
import { durationInWords, sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { ANSWERED_WITHIN_MS } from '../verdict.ts';
import { rageClick } from './rage-click.ts';

type ReloadStormThreshold = 'minLoads' | 'withinMs' | 'afterTroubleMs';
type Thresholds = ThresholdsOf<ReloadStormThreshold>;
type Load = InteractionOf<'page'>;

const POINTS = 20;
const HALF_LIFE_MS = 180_000;

/** The visitor loads a page again and again, or as soon as something on it has failed. */
export const reloadStorm: Detector<ReloadStormThreshold> = {
  kind: 'reload-storm',
  place: 'page',
  family: 'page',
  label: 'Reload storm',
  explanation: 'The visitor loads a page again and again, or right after something on it did not work.',
  example: ['loaded ', { name: '/checkout' }, ' 3 times in 8 s'],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'minLoads',
      unit: 'times',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Loads of one page',
      explanation:
        'How often the page has to be loaded, the first time included. Raise it to be told less often.',
      source: 'Conviva’s page loop: one address 3 times in 15 s.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 15_000,
      min: 2_000,
      max: 120_000,
      step: 1_000,
      label: 'Within',
      explanation: 'The time in which that many loads have to come. Raise it for pages that load slowly.',
      source: 'Conviva’s page loop: one address 3 times in 15 s.',
    },
    {
      name: 'afterTroubleMs',
      unit: 'ms',
      default: 5_000,
      min: 0,
      max: 30_000,
      step: 500,
      label: 'Once, after trouble',
      explanation:
        'So soon after a rage click or an error a single reload is enough. At 0 only repeated reloads count.',
      source: 'Our own: the time in which a hand moves from the page to the reload key.',
    },
  ],

  detect(input, thresholds) {
    const repeated = repeatedLoads(input, thresholds).map((loads) => ofLoads(loads, thresholds, input));
    const covered = repeated.flatMap(({ evidence }) => [evidence]);
    const single = reloadsAfterTrouble(input, thresholds)
      .filter(
        ({ at }) => !covered.some(({ firstAt, lastAt }) => Number(firstAt) <= at && at <= Number(lastAt)),
      )
      .map((load) => ofTrouble(load, input));
    return [...repeated, ...single];
  },

  nextLookAt: () => null,
};

/** Bursts of loads of one path in which every load but the first was the visitor's own reload. */
function repeatedLoads(input: DetectorInput, { minLoads, withinMs }: Thresholds) {
  const density = { times: minLoads, withinMs };
  return rowsOfReloads(input)
    .flatMap((loads) => burstsOf(loads, density))
    .filter(([first]) => !mayHaveBegunBefore(input, first, density));
}

/** A load and the visitor's reloads of the same page until they go elsewhere. */
function rowsOfReloads(input: DetectorInput): readonly (readonly Load[])[] {
  const rows: Load[][] = [];
  for (const load of factsOf(input.interactions, 'page')) {
    const row = rows.at(-1);
    if (row?.[0]?.path === load.path && load.arrival === 'reload') {
      if (!isAnswer(load, input)) row.push(load);
    } else rows.push([load]);
  }
  return rows;
}

function reloadsAfterTrouble(input: DetectorInput, { afterTroubleMs }: Thresholds): readonly Load[] {
  const reloads = factsOf(input.interactions, 'page').filter(({ arrival }) => arrival === 'reload');
  if (reloads.length === 0 || afterTroubleMs === 0) return [];
  const troubles = troublesIn(input);
  return reloads
    .filter(
      (load) => !isAnswer(load, input) && !mayHaveBegunBefore(input, load, { withinMs: afterTroubleMs }),
    )
    .filter(({ at }) => troubles.some((trouble) => trouble <= at && at - trouble <= afterTroubleMs));
}

/** A page that loads itself again when a control is pressed answers in its own way. */
function isAnswer({ at }: Load, { interactions, now }: DetectorInput): boolean {
  return pressesOf(interactions, now).some((press) => {
    return press.verdict !== 'failed' && press.at <= at && at - press.at <= ANSWERED_WITHIN_MS;
  });
}

/** When something went wrong: the ends of rage clicks as they come by default, and presses on which the page failed. */
function troublesIn(input: DetectorInput): readonly number[] {
  const rages = rageClick.detect(input, asTheyCome(rageClick)).map(({ detectedAt }) => detectedAt);
  const failures = pressesOf(input.interactions, input.now).filter(({ verdict }) => verdict === 'failed');
  return [...rages, ...failures.map(({ at }) => at)];
}

function asTheyCome<Name extends string>({ thresholds }: Detector<Name>): ThresholdsOf<Name> {
  const entries = thresholds.map(({ name, default: standard }): [Name, number] => [name, standard]);
  return Object.fromEntries(entries) as ThresholdsOf<Name>;
}

function ofLoads(
  loads: readonly [Load, ...Load[]],
  { minLoads }: Thresholds,
  { visitId }: DetectorInput,
): FoundSignal {
  const [first] = loads;
  const last = loads.at(-1) ?? first;
  const spanMs = last.at - first.at;
  return {
    ...common(last, `reload-storm:${visitId}:${first.at}`),
    strength: strengthBeyond(minLoads, loads.length),
    sentence: sentence(
      'loaded ',
      { name: last.path },
      ` ${loads.length} times in ${durationInWords(Math.max(100, spanMs))}`,
    ),
    evidence: { loads: loads.length, spanMs, path: last.path, firstAt: first.at, lastAt: last.at },
  };
}

function ofTrouble(load: Load, { visitId }: DetectorInput): FoundSignal {
  return {
    ...common(load, `reload-storm:${visitId}:${load.at}`),
    strength: 0.5,
    sentence: sentence('reloaded ', { name: load.path }, ' as it did not work'),
    evidence: { loads: 1, spanMs: 0, path: load.path, firstAt: load.at, lastAt: load.at },
  };
}

function common({ at }: Load, key: string) {
  return {
    key,
    kind: 'reload-storm',
    family: 'page',
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: at,
    endedAt: null,
  } as const;
}

import type { InteractionOf } from '@attune/protocol';
import { burstsOf, mayHaveBegunBefore, type Burst } from '../burst.ts';
import type { Detector, DetectorInput, FoundSignal, ThresholdsOf } from '../detector.ts';
import { factsOf } from '../facts.ts';
import { sentence } from '../sentence.ts';
import { strengthBeyond } from '../strength.ts';
import { pathAt } from './path-at.ts';

type FormStruggleThreshold = 'minRefusals' | 'minCorrections' | 'withinMs';
type Thresholds = ThresholdsOf<FormStruggleThreshold>;
type Refusal = InteractionOf<'form-refused'>;
type Correction = InteractionOf<'field-corrected'>;
type FormField = Correction['field'];

const POINTS = 20;
const HALF_LIFE_MS = 180_000;

/** A form refuses what the visitor enters, again and again. */
export const formStruggle: Detector<FormStruggleThreshold> = {
  kind: 'form-struggle',
  place: 'page',
  family: 'page',
  label: 'Form struggle',
  explanation:
    'A form refuses what the visitor enters again and again, or one field is corrected many times.',
  example: ['was refused by a form 3 times, last for ', { name: 'Card number' }],
  points: POINTS,
  halfLifeMs: HALF_LIFE_MS,
  weak: false,
  thresholds: [
    {
      name: 'minRefusals',
      unit: 'times',
      default: 3,
      min: 2,
      max: 20,
      step: 1,
      label: 'Refusals',
      explanation: 'How often one form has to refuse. Raise it for forms that are hard to get right.',
      source: 'Our own: the first refusal tells what is wrong, the second is a slip, the third is trouble.',
    },
    {
      name: 'minCorrections',
      unit: 'times',
      default: 4,
      min: 2,
      max: 20,
      step: 1,
      label: 'Corrections of one field',
      explanation: 'How often one field that is marked as wrong has to be changed.',
      source: 'Our own: one more than the refusals, as a correction is often made in two steps.',
    },
    {
      name: 'withinMs',
      unit: 'ms',
      default: 240_000,
      min: 10_000,
      max: 300_000,
      step: 10_000,
      label: 'Within',
      explanation: 'The time in which they have to come. Raise it for long forms.',
      source: 'Our own: a form that takes longer is left and come back to.',
    },
  ],

  detect(input, thresholds) {
    const refusals = ofEach(factsOf(input.interactions, 'form-refused'), ({ form }) => form)
      .flatMap((facts) => burstsOf(facts, { times: thresholds.minRefusals, withinMs: thresholds.withinMs }))
      .filter(([first]) => !mayHaveBegunBefore(input, first, thresholds));
    const corrections = ofEach(factsOf(input.interactions, 'field-corrected'), ({ field }) => field.key)
      .flatMap((facts) =>
        burstsOf(facts, { times: thresholds.minCorrections, withinMs: thresholds.withinMs }),
      )
      .filter(([first]) => !mayHaveBegunBefore(input, first, thresholds))
      // The form's refusals say it already.
      .filter((burst) => !refusals.some((refused) => overlap(refused, burst)));
    return [
      ...refusals.map((burst) => ofRefusals(burst, thresholds, input)),
      ...corrections.map((burst) => ofCorrections(burst, thresholds, input)),
    ];
  },

  nextLookAt: () => null,
};

function ofEach<Fact>(facts: readonly Fact[], keyOf: (fact: Fact) => string): readonly (readonly Fact[])[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group) group.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return [...groups.values()];
}

type Timed = Burst<{ readonly at: number }>;

function overlap(a: Timed, b: Timed): boolean {
  return a[0].at <= (b.at(-1) ?? b[0]).at && b[0].at <= (a.at(-1) ?? a[0]).at;
}

function ofRefusals(burst: Burst<Refusal>, { minRefusals }: Thresholds, input: DetectorInput): FoundSignal {
  const [{ form }] = burst;
  const field = burst.findLast((refusal) => refusal.field !== null)?.field ?? null;
  const named = fieldInWords(field);
  return {
    ...common(burst, `form-struggle:${input.visitId}:${form}:${burst[0].at}`),
    strength: strengthBeyond(minRefusals, burst.length),
    sentence: sentence(
      `was refused by a form ${burst.length} times`,
      named === null ? '' : ', last for ',
      named ?? '',
    ),
    evidence: { refusals: burst.length, form, ...fieldFacts(field), ...placeAndTime(burst, input) },
  };
}

function ofCorrections(
  burst: Burst<Correction>,
  { minCorrections }: Thresholds,
  input: DetectorInput,
): FoundSignal {
  const [{ field }] = burst;
  return {
    ...common(burst, `form-struggle:${input.visitId}:${field.key}:${burst[0].at}`),
    strength: strengthBeyond(minCorrections, burst.length),
    sentence: sentence('corrected ', fieldInWords(field) ?? 'a field', ` ${burst.length} times`),
    evidence: { corrections: burst.length, ...fieldFacts(field), ...placeAndTime(burst, input) },
  };
}

function fieldInWords(field: FormField | null): { readonly name: string } | null {
  const name = field?.name.trim() ?? '';
  return name === '' ? null : { name };
}

function fieldFacts(field: FormField | null) {
  return field === null ? {} : { field: field.name, fieldKey: field.key, fieldType: field.type };
}

/** Facts of forms do not say where they happened; the last page before them does. */
function placeAndTime(burst: Timed, { interactions }: DetectorInput) {
  const [first] = burst;
  const last = burst.at(-1) ?? first;
  return { path: pathAt(interactions, last.at), firstAt: first.at, lastAt: last.at };
}

function common(burst: Timed, key: string) {
  return {
    key,
    kind: 'form-struggle',
    family: 'page',
    points: POINTS,
    halfLifeMs: HALF_LIFE_MS,
    detectedAt: (burst.at(-1) ?? burst[0]).at,
    endedAt: null,
  } as const;
}

import { brighter, xed, type Line } from './corpora.ts';
import { encoder } from './examples.ts';
import { logitsOf, train, type Linear } from './logistic.ts';
import { calibrate, type Calibration } from './platt.ts';

export const OTHER_HEADS = ['angry', 'anxious', 'sad', 'happy', 'dissatisfied'] as const;
const OTHER_BITS = 13;

const FILES = {
  xed: { de: 'de', es: 'es', fr: 'fr', it: 'it', nl: 'nl', pt: 'pt', br: 'pt' },
  brighter: { train_deu: 'de', train_esp: 'es', train_ptbr: 'pt' },
} as const;

/** German, Spanish, French, Italian, Dutch and Portuguese together, in few buckets: an experiment, and called one. */
export function trainOthers(folder: string): {
  readonly layer: Linear;
  readonly calibrations: readonly Calibration[];
} {
  const encode = encoder(OTHER_BITS);
  const all = linesOf(folder).map((line) => ({ line, example: encode(line.text, targetsOf(line)) }));
  const fit = all.filter((_, at) => at % 10 !== 0);
  const rest = all.filter((_, at) => at % 10 === 0);
  const layer = train(
    fit.map(({ example }) => example),
    {
      bits: OTHER_BITS,
      heads: OTHER_HEADS.length,
      epochs: 5,
      rate: 0.1,
      decay: 0.005,
      rarity: -0.2,
      seed: 20_263,
    },
  );
  const logits = rest.map(({ example }) => logitsOf(layer, example));
  const calibrations = OTHER_HEADS.map((_, head) =>
    calibrate(
      logits.map((row) => row[head]),
      rest.map(({ example }) => example.targets[head]),
    ),
  );
  return { layer, calibrations };
}

function linesOf(folder: string): readonly Line[] {
  return [
    ...Object.entries(FILES.xed).flatMap(([file, language]) =>
      xed(folder, `${file}-projections`, `other-${language}`),
    ),
    ...Object.entries(FILES.brighter).flatMap(([file, language]) =>
      brighter(folder, file, `other-${language}`),
    ),
  ];
}

function targetsOf({ basic, unhappy }: Line): readonly number[] {
  const has = (...names: Line['basic'][number][]): number =>
    names.some((name) => basic.includes(name)) ? 1 : 0;
  return [has('anger', 'disgust'), has('fear'), has('sadness'), has('joy'), unhappy];
}

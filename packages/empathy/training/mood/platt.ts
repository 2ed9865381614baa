/** Maps log-odds to calibrated log-odds: slope × logit + offset. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Platt's scaling by Newton's method on the log loss, held back a little towards leaving things as they are. */
export function calibrate(
  logits: readonly number[],
  targets: readonly number[],
  weights?: readonly number[],
): Calibration {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let [gs, go, hss, hso, hoo] = [PULL * (slope - 1), PULL * offset, PULL, 0, PULL];
    logits.forEach((x, at) => {
      const weight = weights?.[at] ?? 1;
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = weight * (p - targets[at]);
      const curve = weight * p * (1 - p);
      gs += error * x;
      go += error;
      hss += curve * x * x;
      hso += curve * x;
      hoo += curve;
    });
    const determinant = hss * hoo - hso * hso;
    const ds = (hoo * gs - hso * go) / determinant;
    const d = (hss * go - hso * gs) / determinant;
    slope -= ds;
    offset -= d;
    if (Math.abs(ds) + Math.abs(d) < 1e-7) break;
  }
  return { slope, offset };
}

const PULL = 0.5;

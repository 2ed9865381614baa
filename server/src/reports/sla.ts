import { figure, FEWEST_A_STEP, inSteps, seriesOf, shareOf, type Valued } from './estimates.ts';
import { counted, hoursWords, type Reading, type Said } from './reading.ts';
import { MOST_VALUES } from './report.repository.ts';
import { listWaits, type Wait } from './waits.repository.ts';

const of = 'conversations';
const MINUTE_MS = 60_000;

/** How many conversations had their first answer in time. */
export async function sla(reading: Reading): Promise<Said> {
  const { db, period, settings } = reading;
  const minutes = settings.answerWithinMinutes;
  const waits = await listWaits(db, reading);
  const decided = waits.flatMap((wait): Valued[] => {
    const inTime = isInTime(reading, wait, minutes * MINUTE_MS);
    return inTime === null ? [] : [{ at: wait.at, value: Number(inTime) }];
  });
  const { now, before, steps } = inSteps(period, decided);
  const share = (values: readonly number[], fewest?: number) =>
    shareOf(
      values.reduce((sum, value) => sum + value, 0),
      values.length,
      fewest,
    );
  const label = `Answered within ${minutes} min`;
  return {
    definition: `Of the conversations that came in this time, those whose first answer came within ${minutes} minutes.${hoursWords(reading)} Without an answer by then it is not in time, whatever became of it; where the ${minutes} minutes are not over yet, it is left out.`,
    isCut: waits.length === MOST_VALUES,
    figures: [
      figure({ key: 'in-time', label, unit: 'share', of, method: 'wilson' }, share(now), share(before)),
    ],
    charts: [
      seriesOf(period, { key: 'in-time', title: label, unit: 'share', of }, (step) =>
        share(steps[step] ?? [], FEWEST_A_STEP),
      ),
    ],
  };
}

/** Null: not decided yet. */
function isInTime(reading: Reading, { at, answerMs }: Wait, targetMs: number): boolean | null {
  if (answerMs !== null) return counted(reading, at, at + answerMs) <= targetMs;
  return counted(reading, at, reading.now) > targetMs ? false : null;
}

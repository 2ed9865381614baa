/** A time to come back that is offered. */
export interface SnoozeChoice {
  readonly words: string;
  /** Epoch ms; null: when the visitor writes. */
  readonly until: number | null;
}

const HOUR_MS = 3_600_000;
const MORNING = 9;

/** What agents most often mean by "later", in the clock of their own device. */
export function snoozeChoices(now: number): readonly SnoozeChoice[] {
  const morningIn = (days: number): number => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(MORNING, 0, 0, 0);
  };
  const untilMonday = (8 - new Date(now).getDay()) % 7 || 7;
  const choices: SnoozeChoice[] = [
    { words: 'In an hour', until: now + HOUR_MS },
    { words: 'In four hours', until: now + 4 * HOUR_MS },
    { words: 'Tomorrow morning', until: morningIn(1) },
  ];
  if (untilMonday > 1) choices.push({ words: 'Monday morning', until: morningIn(untilMonday) });
  return [...choices, { words: 'Until they write', until: null }];
}

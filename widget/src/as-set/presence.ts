import type { WidgetForVisitor } from '@attune/protocol';
import type { Kit } from '../panel/kit.ts';

const DAY_MS = 86_400_000;

/** Whether the team has said that it is there; a site without hours is there whenever somebody is. */
export function isOpenAt({ openTimes }: WidgetForVisitor, now: number): boolean {
  return openTimes?.some(({ from, to }) => from <= now && now < to) ?? true;
}

/**
 * Who answers and how soon, or when somebody is back, by the visitor's own clock.
 * @returns null when there is nothing to say beyond what the panel knows itself
 */
export function presenceWords(
  widget: WidgetForVisitor,
  { agentsOnline, now }: { readonly agentsOnline: number; readonly now: number },
  { texts, fill, clock }: Pick<Kit, 'texts' | 'fill' | 'clock'>,
): string | null {
  const { openTimes = [], replyWithinMinutes } = widget;
  const isOpen = isOpenAt(widget, now);
  if (agentsOnline > 0)
    return isOpen && replyWithinMinutes !== undefined
      ? fill(texts.availableWithin, { minutes: replyWithinMinutes })
      : null;
  const next = openTimes.find(({ from }) => from > now);
  if (isOpen || next === undefined) return null;
  const back = new Date(next.from);
  const time = back.toLocaleTimeString(clock(), { hour: 'numeric', minute: '2-digit' });
  if (back.toDateString() === new Date(now).toDateString()) return fill(texts.backToday, { time });
  const day = back.toLocaleDateString(
    clock(),
    next.from - now < 6 * DAY_MS ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' },
  );
  return fill(texts.backOn, { day, time });
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A wait as a clock shows it: `0:05`, `2:10`, `1:02 h`, `3 d`. */
export function clockText(ms: number): string {
  const length = Math.max(0, ms);
  if (length >= DAY) return `${Math.floor(length / DAY)} d`;
  if (length >= HOUR)
    return `${Math.floor(length / HOUR)}:${twoDigits(Math.floor((length % HOUR) / MINUTE))} h`;
  return `${Math.floor(length / MINUTE)}:${twoDigits(Math.floor((length % MINUTE) / 1000))}`;
}

/** A length of time in words: `12 s`, `4 min`, `3 h`, `2 d`. */
export function lengthText(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return `${Math.floor(length / 1000)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) return `${Math.floor(length / HOUR)} h`;
  return `${Math.floor(length / DAY)} d`;
}

/** How long ago, in words that do not flicker every second: `just now`, `40 s ago`, `3 min ago`. */
export function agoText(ms: number): string {
  if (ms < 10_000) return 'just now';
  if (ms < MINUTE) return `${Math.floor(ms / 10_000) * 10} s ago`;
  return `${lengthText(ms)} ago`;
}

/** How long something has lasted, calmly: `just now`, `for 40 s`, `for 3 min`. */
export function lastingText(ms: number): string {
  if (ms < 10_000) return 'just now';
  return `for ${ms < MINUTE ? `${Math.floor(ms / 10_000) * 10} s` : lengthText(ms)}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

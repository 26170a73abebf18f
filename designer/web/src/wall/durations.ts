/** How long something takes, short enough for a table: `0:07`, `12:30`, `3:05:00`; and longer ones in days. */

const two = (number: number) => String(number).padStart(2, "0");

export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** The two largest units of it, for `Intl`-like texts: `{ days: 2, hours: 3, minutes: 0 }`. */
export function parts(ms: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}

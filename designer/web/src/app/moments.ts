/** Moments as people read them in a list. */

const NEAR_MS = 7 * 24 * 3_600_000;
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 24 * 3_600_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** `5 minutes ago`, `in 3 days`; the date of what is further away than a week. */
export function fromNow(moment: string, language: string, now: number = Date.now()): string {
  const away = new Date(moment).getTime() - now;
  if (Math.abs(away) > NEAR_MS) return new Date(moment).toLocaleDateString(language);
  const [unit, length] = STEPS.find(([, step]) => Math.abs(away) >= step) ?? ["minute", 60_000];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
    away > 0 ? Math.ceil(away / length) : Math.trunc(away / length),
    unit,
  );
}

/** To the second, in the zone of this browser. */
export function exactly(moment: string, language: string): string {
  return new Date(moment).toLocaleString(language, { dateStyle: "medium", timeStyle: "medium" });
}

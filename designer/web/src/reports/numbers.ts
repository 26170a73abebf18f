/** Numbers as people read them. */

import type { TFunction } from "i18next";

type Number = number | null | undefined;

const MINUTE_S = 60;

/** `count`, `part` (0 to 1) or `s`; a dash where there was nothing to divide. */
export function numberText(value: Number, unit: string, language: string, t: TFunction): string {
  if (value === null || value === undefined) return "–";
  if (unit === "part") {
    return value.toLocaleString(language, {
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
  }
  if (unit === "s") return lengthText(value, language, t);
  return value.toLocaleString(language);
}

function lengthText(seconds: number, language: string, t: TFunction): string {
  if (seconds < MINUTE_S) {
    const text = seconds.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return t("reports.seconds", { seconds: text });
  }
  const whole = Math.round(seconds);
  return t("reports.minutes", { minutes: Math.floor(whole / MINUTE_S), seconds: whole % MINUTE_S });
}

/** How much more than before, or less: as a share; of shares, in percentage points. Empty where nothing can be said. */
export function changeText(
  now: Number,
  before: Number,
  unit: string,
  language: string,
  t: TFunction,
): string {
  if (now === null || now === undefined || before === null || before === undefined) return "";
  const digits = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;
  if (unit === "part") {
    return t("reports.points", { points: ((now - before) * 100).toLocaleString(language, digits) });
  }
  if (before === 0)
    return now === 0 ? (0).toLocaleString(language, { style: "percent" }) : t("reports.fromNothing");
  return ((now - before) / before).toLocaleString(language, { ...digits, style: "percent" });
}

/** A part of a whole: `42 %`. */
export function shareText(part: Number, whole: Number, language: string): string {
  if (part === null || part === undefined || !whole) return "";
  return (part / whole).toLocaleString(language, { style: "percent", maximumFractionDigits: 1 });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/** The name of a period; hours of a single day go without their date. */
export function periodText(label: string, language: string, manyDays: boolean): string {
  const [, date, time] = HOUR.exec(label) ?? [];
  if (date && time) return manyDays ? `${dayText(date, language)} ${time}` : time;
  return DAY.test(label) ? dayText(label, language) : label;
}

function dayText(date: string, language: string): string {
  const noon = new Date(`${date}T12:00:00Z`);
  return noon.toLocaleDateString(language, {
    timeZone: "UTC",
    month: "short",
    day: "numeric",
    weekday: "short",
  });
}

/** A moment by the clock of a zone. */
export function momentText(moment: string, zone: string, language: string, seconds = false): string {
  return new Date(moment).toLocaleString(language, {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
  });
}

import type { TFunction } from "i18next";
import type { DayHours } from "../types";

/** `09:00–12:00, 22:00–06:00 (next day)`. */
export function hoursInWords({ openings }: DayHours, t: TFunction): string {
  return openings
    .map(({ start, end, next_day, whole_day }) => {
      if (whole_day) return t("live.wholeDay");
      return next_day ? t("live.nextDay", { start, end }) : `${start}–${end}`;
    })
    .join(", ");
}

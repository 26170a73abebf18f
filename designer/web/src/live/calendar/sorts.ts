/** What can hold on a day that is different. */

import dayjs from "dayjs";
import type { DayForm } from "../types";
import { dateText } from "./clock";

/** Closed as a holiday, simply closed, or open at other hours. */
export type Sort = "holiday" | "closed" | "hours";

export const SORTS: readonly Sort[] = ["holiday", "closed", "hours"];

export function sortOf({ openings }: DayForm): Sort {
  if (openings === null) return "holiday";
  return openings.length === 0 ? "closed" : "hours";
}

export function asSort(day: DayForm, sort: Sort): DayForm {
  if (sort === "holiday") return { ...day, title: day.title ?? "", openings: null };
  // Without a name it is no holiday any more.
  const title = day.title === "" ? null : day.title;
  return { ...day, title, openings: sort === "closed" ? [] : [{ start: "09:00", end: "12:00" }] };
}

/** The first date after `today` that no day has yet. */
export function tomorrowFree(days: readonly DayForm[], today: string): string {
  const taken = new Set(days.map(({ date }) => date));
  let date = dayjs(today).add(1, "day");
  while (taken.has(dateText(date))) date = date.add(1, "day");
  return dateText(date);
}

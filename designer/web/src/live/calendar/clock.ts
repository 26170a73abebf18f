/** Times of day and dates: texts of the form ↔ what the pickers work with. */

import dayjs, { type Dayjs } from "dayjs";

/** Any day will do: only the time counts. */
const SOME_DAY = "2000-01-01";

export function asTime(text: string): Dayjs | null {
  const time = dayjs(`${SOME_DAY}T${text}`);
  return text !== "" && time.isValid() ? time : null;
}

export function timeText(time: Dayjs | null | undefined): string {
  return time?.format("HH:mm") ?? "";
}

export function asDate(text: string): Dayjs | null {
  const date = dayjs(text);
  return text !== "" && date.isValid() ? date : null;
}

export function dateText(date: Dayjs | null | undefined): string {
  return date?.format("YYYY-MM-DD") ?? "";
}

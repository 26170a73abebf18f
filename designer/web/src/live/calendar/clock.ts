/** Times of day and dates: texts of the form ↔ what the pickers work with. */

import dayjs, { type Dayjs } from "dayjs";
import { sameFor } from "../../app/sameFor";

/** Any day will do: only the time counts. */
const SOME_DAY = "2000-01-01";

export function asTime(text: string): Dayjs | null {
  return sameFor(`time ${text}`, () => {
    const time = dayjs(`${SOME_DAY}T${text}`);
    return text !== "" && time.isValid() ? time : null;
  });
}

export function timeText(time: Dayjs | null | undefined): string {
  return time?.format("HH:mm") ?? "";
}

export function asDate(text: string): Dayjs | null {
  return sameFor(`date ${text}`, () => {
    const date = dayjs(text);
    return text !== "" && date.isValid() ? date : null;
  });
}

export function dateText(date: Dayjs | null | undefined): string {
  return date?.format("YYYY-MM-DD") ?? "";
}

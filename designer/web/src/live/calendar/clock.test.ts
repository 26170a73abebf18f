import { expect, test } from "vitest";
import { asDate, asTime, dateText, timeText } from "./clock";

test("times and dates come back as they were", () => {
  expect(timeText(asTime("09:05"))).toBe("09:05");
  expect(dateText(asDate("2026-02-28"))).toBe("2026-02-28");
});

test("midnight at the end of the day is midnight", () => {
  expect(timeText(asTime("24:00"))).toBe("00:00");
});

test("what is not there, or cannot be read, is nothing", () => {
  expect(asTime("")).toBeNull();
  expect(asTime("soon")).toBeNull();
  expect(asDate("")).toBeNull();
  expect(timeText(null)).toBe("");
  expect(dateText(undefined)).toBe("");
});

import { expect, it } from "vitest";
import { clock, parts } from "./durations";

it.each([
  [-5, "0:00"],
  [7_999, "0:07"],
  [750_000, "12:30"],
  [11_100_000, "3:05:00"],
])("%d ms is %s", (ms, shown) => {
  expect(clock(ms)).toBe(shown);
});

it("tells days, hours and minutes", () => {
  expect(parts(2 * 86_400_000 + 3 * 3_600_000 + 59_000)).toEqual({ days: 2, hours: 3, minutes: 0 });
});

import { expect, test } from "vitest";
import { asSort, SORTS, sortOf, tomorrowFree } from "./sorts";

const DAY = { date: "2026-10-01", title: "National Day", openings: null };

test("a day is what it was made", () => {
  for (const sort of SORTS) expect(sortOf(asSort(DAY, sort))).toBe(sort);
});

test("a name is kept, and no name is no holiday", () => {
  expect(asSort(asSort(DAY, "hours"), "holiday")).toEqual(DAY);
  expect(asSort({ ...DAY, title: "" }, "closed").title).toBeNull();
  expect(asSort({ date: "2026-10-01", title: null, openings: [] }, "holiday").title).toBe("");
});

test("a new day has a date of its own", () => {
  expect(tomorrowFree([], "2026-12-31")).toBe("2027-01-01");
  expect(tomorrowFree([{ ...DAY, date: "2027-01-01" }], "2026-12-31")).toBe("2027-01-02");
});

import { expect, it } from "vitest";
import { sameFor } from "./sameFor";

it("the same text gives the same object, also after thousands of others", () => {
  const first = sameFor("day 1", () => ({ day: 1 }));
  expect(sameFor("day 1", () => ({ day: 1 }))).toBe(first);
  for (let day = 2; day < 3_000; day++) sameFor(`day ${day}`, () => ({ day }));
  expect(sameFor("day 1", () => ({ day: 1 }))).toEqual(first);
});

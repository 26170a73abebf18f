import { expect, test } from "vitest";
import { isFaulty, messageAt } from "./faults";

const FAULTS = [
  { place: ["week", 0, "openings", 1], message: "no time" },
  { place: ["country"], message: "no country" },
];

test("a message stands at its place and nowhere else", () => {
  expect(messageAt(FAULTS, "week", 0, "openings", 1)).toBe("no time");
  expect(messageAt(FAULTS, "week", 0, "openings")).toBeUndefined();
  expect(messageAt(FAULTS, "week", 1, "openings", 1)).toBeUndefined();
});

test("what holds something wrong is faulty as well", () => {
  expect(isFaulty(FAULTS, "week", 0)).toBe(true);
  expect(isFaulty(FAULTS, "week", 1)).toBe(false);
  expect(isFaulty(FAULTS, "country")).toBe(true);
});

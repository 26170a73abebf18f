import { expect, test } from "vitest";
import { isFromAfar, levelAt } from "./detail";

test("what cannot be read from so far is not drawn", () => {
  expect([1, 0.35, 0.34, 0.2, 0.19, 0.03].map(levelAt)).toEqual([
    "all",
    "all",
    "names",
    "names",
    "boxes",
    "boxes",
  ]);
});

test("what is drawn in full and yet small has larger letters", () => {
  expect([1, 0.6, 0.59, 0.35, 0.34].map(isFromAfar)).toEqual([false, false, true, true, false]);
});

import { expect, test } from "vitest";
import { levelAt } from "./detail";

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

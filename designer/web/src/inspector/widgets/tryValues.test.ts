import { expect, it } from "vitest";
import { givenText } from "./tryValues";

it.each([
  ['"622202"', "text private", "622202"],
  ["account", "text private", ""],
  ["", "text", ""],
  ["88", "number", "88"],
  ["CNY 88", "money", "CNY 88"],
  ['date("2026-03-02")', "date", 'date("2026-03-02")'],
  ["tries", "number", ""],
  ["true", "boolean", "true"],
])("%s for a parameter that is %s begins as %s", (written, type, shown) => {
  expect(givenText(written, type)).toBe(shown);
});

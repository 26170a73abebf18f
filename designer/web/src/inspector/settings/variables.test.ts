import { expect, it } from "vitest";
import { readType, typeChoices, writeType } from "./variables";

it.each(["text", "money private", "list of text secret", "list"])("%s is read and written", (of) => {
  expect(writeType(readType(of))).toBe(of);
});

it("lists are offered of every type", () => {
  expect(typeChoices(["text", "number"])).toEqual(["text", "number", "list of text", "list of number"]);
});
